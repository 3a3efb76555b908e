# The Literate Transformer. `make help` lists the targets; a new chapter needs
# no line here. OUT is where a configuration is built, CC its compiler.

ifeq ($(origin CC),default)
CC := $(if $(shell command -v gcc),gcc,clang)
endif
PANDOC ?= pandoc
KATEX_DIR ?= /usr/share/javascript/katex
OUT := build
BOOK := build/book
JOBS := -j$(shell getconf _NPROCESSORS_ONLN)
RUN := $(MAKE) -s --no-print-directory

# Flags that decide digits; they are part of a record's digest.
DIGITS := -std=gnu11 -O3 -ffp-contract=off -fno-math-errno -fno-trapping-math
WARN := -Wall -Wextra -Wshadow -Werror \
	$(if $(findstring clang,$(CC)),-Wno-pass-failed)
INCLUDE := -Ichapters -Ibook
ifdef SANITIZE
FLAGS := $(DIGITS) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
else
FLAGS := $(DIGITS) $(if $(PORTABLE),,-march=native)
endif

# ---- what there is --------------------------------------------------------

SOURCES := $(wildcard chapters/*/*.[ch])
MAINS := $(wildcard chapters/*/main_*.c)
LAB_SOURCES := $(wildcard chapters/*/lab_*.c)
LIB := $(filter-out $(MAINS) $(LAB_SOURCES),$(filter %.c,$(SOURCES)))
LABS := $(LAB_SOURCES:chapters/%.c=%)
LAB_PROGRAMS := $(LABS:%=$(OUT)/labs/%)
program = $(OUT)/$(patsubst main_%.c,%,$(notdir $(1)))
PROGRAMS := $(foreach m,$(MAINS),$(call program,$(m)))
TESTS := $(patsubst %.c,$(OUT)/%,\
	$(wildcard tests/[0-9]*/test_*.c tests/grader/test_*.c))
CHAPTERS := $(notdir $(patsubst %/chapter.md,%,$(wildcard chapters/*/chapter.md)))
RECORDS := $(wildcard book/results/*/*.rec)

.PHONY: all programs book epub check-book test tests bench labs labs-all lab \
	check watch hint debug solution reset stubs grade \
	release gradescope class \
	help clean FORCE
.SECONDARY:
.SECONDEXPANSION:
.DELETE_ON_ERROR:

all:
	@sh book/setup.sh book
	@$(RUN) $(JOBS) programs build/digests
	@sh book/labs.sh first
	@if command -v $(PANDOC) > /dev/null; then $(RUN) $(JOBS) book; fi
	@sh book/setup.sh next

help:
	@sed -n 's/^#: //p' Makefile

#: make                  the programs, one lab before your eyes, and the book
#: make test             all tests, with gcc and clang, under the sanitizers
#: make programs         the programs and the labs, in build/ (PORTABLE=1: for
#:                       any machine of this kind, not just this one)
#: make lab LAB=lab_x    run one lab and record nothing
#: make labs             run the labs whose code has changed, and record them
#: make labs-all         run and record all labs
#: make book             the pages, in build/book/; open index.html there
#: make epub             build/the-literate-transformer.epub
#: make check-book       every check of the finished book (most need Node)
#: make check            the exercises, as a board; EX=1.2: that one, with its
#:                       first failing case
#: make watch            check what you save, until Ctrl-C
#: make hint EX=1.2      one hint more
#: make debug EX=1.2 CASE=7      that case in the debugger
#: make solution EX=1.2  once it passes: yours and ours (FORCE=1: before)
#: make reset EX=1.2     start again; a backup is kept
#: make grade            points, in a sandbox, with a fresh seed (SEED=: that one);
#:                       reports in build/grade/
#: make stubs            derive exercises/ from solutions/
#: make release          a tree and an archive for learners, without answers;
#:                       UPDATE=FOLDER brings it into a learner's tree
#: make class SUBMISSIONS=FOLDER   grade them all: EX=1 SEED=N OUT=build/class;
#:                       the same command goes on after an interruption
#: make gradescope       the archive for Gradescope (EX=1: of that chapter)
#: make bench            speed, measured side by side
#: make clean            remove build/, and nothing else
#: make compile_commands.json    for editors

# ---- programs -------------------------------------------------------------

# What was found out about the compiler, and the flags last used with it:
# when these change, everything is compiled again.
-include $(OUT)/config.mk
CONFIGURATION := $(CC) $(WARN) $(FLAGS)
ifneq ($(CONFIGURED),$(CONFIGURATION))
$(OUT)/config.mk: FORCE
endif
$(OUT)/config.mk:
	@mkdir -p $(OUT) 2> /dev/null
	@echo 'int main(void) { return 0; }' > $@.c
	@{ echo 'CONFIGURED := $(CONFIGURATION)'; \
	   $(CC) -fopenmp $@.c -o $@.out 2> $@.log && echo 'OPENMP := -fopenmp' \
	   || echo 'OPENMP := -Wno-unknown-pragmas -Wno-unused-function'; } > $@.part
	@mv $@.part $@

COMPILE = $(CC) $(WARN) $(FLAGS) $(OPENMP) $(INCLUDE)
LIBRARY := $(OUT)/libchapters.a
OBJECTS := $(LIB:%.c=$(OUT)/obj/%.o) \
	$(patsubst %.c,$(OUT)/obj/%.o,$(wildcard book/lab*.c))

# What test_reports tests: no chapter's code, and so in no library.
REPORT_OBJECTS := $(patsubst %.c,$(OUT)/obj/%.o,\
	$(wildcard tests/grader/report*.c))

$(OUT)/obj/%.o: %.c $(OUT)/config.mk
	@mkdir -p $(@D)
	@echo '$(CC) $<'
	@$(COMPILE) -Itests -MMD -MP -c $< -o $@

-include $(OBJECTS:.o=.d) $(TESTS:$(OUT)/%=$(OUT)/obj/%.d) \
	$(REPORT_OBJECTS:.o=.d) \
	$(patsubst %.c,$(OUT)/obj/%.d,$(MAINS) $(LAB_SOURCES))

# A thin archive: a program gets those members that it needs, and .took says
# which objects these were.
$(LIBRARY): $(OBJECTS)
	@rm -f $@
	@$(AR) rcsT $@ $^

define link
@mkdir -p $(@D)
@$(COMPILE) $(filter %.o,$^) $(LIBRARY) -o $@ $(1) -lm -Wl,--trace > $@.trace
@grep '^$(OUT)/obj/.*\.o$$' $@.trace > $@.took && rm $@.trace
endef

$(OUT)/labs/%: $(OUT)/obj/chapters/%.o $(LIBRARY)
	$(link)
$(OUT)/tests/%: $(OUT)/obj/tests/%.o $(LIBRARY)
	$(call link,-lcunit)
$(OUT)/tests/grader/test_reports: $(REPORT_OBJECTS)
$(foreach m,$(MAINS),$(eval $(call program,$(m)): $(m:%.c=$(OUT)/obj/%.o)))
$(PROGRAMS): $(LIBRARY)
	$(link)

programs: $(PROGRAMS) $(LAB_PROGRAMS)
tests: $(TESTS) $(PROGRAMS) $(LAB_PROGRAMS)

build/digest build/unweave: build/%: book/%.c
	@mkdir -p build
	@$(CC) -std=gnu11 $(WARN) -O2 $< -o $@

# Touched only when a digest is another.
build/digests.part: build/digest $(LAB_PROGRAMS) $(PROGRAMS)
	@build/digest $(OUT) '$(DIGITS)' $@ $(LABS) > $@
-include build/digests.part.d
build/digests: build/digests.part
	@cmp -s $< $@ || cp $< $@

# ---- labs -----------------------------------------------------------------

labs: build/digests
	@sh book/labs.sh stale
labs-all: build/digests
	@sh book/labs.sh all
lab: programs
	@sh book/labs.sh run '$(LAB)'

# ---- the book -------------------------------------------------------------

APPENDIX := notation glossary teacher
PAGES := index $(APPENDIX) $(CHAPTERS)
PAGE_FILES := book/front.md $(APPENDIX:%=book/%.md)
export PANDOC
export KATEX := $(if $(wildcard $(KATEX_DIR)/katex.min.js),1)
export BOOK_FILES := $(CHAPTERS:%=chapters/%/chapter.md) $(SOURCES) \
	$(wildcard solutions/*/*.c) \
	$(PAGE_FILES) $(RECORDS) book/references.bib build/digests
WEAVE := sh book/weave.sh
WEAVER := $(wildcard book/*.lua) book/weave.sh

build/book.stamp: $(BOOK_FILES) $(WEAVER)
	@$(WEAVE) scan
build/index.lua: build/book.stamp
	@:
build/asides.ok: build/book.stamp $(filter %.h,$(SOURCES))
	@for aside in $$(cat build/asides/list); do \
	    [ -z "$(filter %.h,$?)" ] && [ -e $@ ] && [ $@ -nt $$aside ] && \
	    continue; \
	    $(CC) -std=gnu11 $(WARN) -Wno-unused -fsyntax-only $(INCLUDE) \
	        $$aside || exit 1; \
	done && touch $@

$(BOOK)/formulas: $(if $(KATEX),$(KATEX_DIR)/katex.min.js)
	@mkdir -p $(BOOK)/katex && rm -rf $(BOOK)/katex/*
	@for part in $(if $(KATEX),fonts katex.min.css katex.min.js); do \
	    cp -rL $(KATEX_DIR)/$$part $(BOOK)/katex/; done
	@echo '$(if $(KATEX),KaTeX,MathML)' > $@
ifneq ($(file < $(BOOK)/formulas),$(if $(KATEX),KaTeX,MathML))
$(BOOK)/formulas: FORCE
endif

WOVEN := build/index.lua build/digests $(BOOK)/formulas book/references.bib \
	$(WEAVER) book/page.html
page = @$(WEAVE) page $< $@

$(BOOK)/index.html: book/front.md $(WOVEN)
	$(page)
$(APPENDIX:%=$(BOOK)/%.html): $(BOOK)/%.html: book/%.md $(WOVEN)
	$(page)
$(CHAPTERS:%=$(BOOK)/%.html): $(BOOK)/%.html: chapters/%/chapter.md $(WOVEN) \
		$$(wildcard chapters/$$*/*.[ch] solutions/$$*/*.c \
		book/results/$$*/*.rec)
	@echo 'weave $<'
	$(page)
$(BOOK)/search.js: $(PAGES:%=$(BOOK)/%.html)
	@$(WEAVE) search $@ $(PAGES:%=$(BOOK)/.search/%.js)
$(BOOK)/static/%: book/%
	@mkdir -p $(@D) && cp $< $@
$(BOOK)/source/%.txt: chapters/%
	@mkdir -p $(@D) && cp $< $@

# Every line of every source stands in the pages, and exactly once.
build/unweave.ok: build/unweave $(BOOK)/search.js $(SOURCES)
	@build/unweave $(SOURCES) -- $(CHAPTERS:%=$(BOOK)/%.html) && touch $@

book: build/asides.ok build/unweave.ok $(BOOK)/static/style.css \
	$(BOOK)/static/page.js $(SOURCES:chapters/%=$(BOOK)/source/%.txt)

EPUB := build/the-literate-transformer.epub
PARTS := $(PAGES:%=build/epub/%.json)
build/epub/index.json: book/front.md $(WOVEN)
	@$(WEAVE) part $< $@
$(APPENDIX:%=build/epub/%.json): build/epub/%.json: \
		book/%.md $(WOVEN)
	@$(WEAVE) part $< $@
$(CHAPTERS:%=build/epub/%.json): build/epub/%.json: chapters/%/chapter.md \
		$(WOVEN) $$(wildcard chapters/$$*/*.[ch] solutions/$$*/*.c book/results/$$*/*.rec)
	@$(WEAVE) part $< $@
$(EPUB): $(PARTS) book/epub.css book/epub.yaml
	@$(WEAVE) epub $@ $(PARTS)
epub: $(EPUB)

check-book: book epub
	@STRICT=1 $(WEAVE) scan
	@build/unweave $(SOURCES) -- $(CHAPTERS:%=$(BOOK)/%.html)
	@if [ -d book/gates/node_modules ]; then node book/gates/run.js $(BOOK); \
	else echo 'SKIPPED: the gates, which need Node: cd book/gates && npm ci'; fi

# ---- exercises ------------------------------------------------------------

GRADER := build/grader
CUNIT := $(or $(wildcard /usr/lib/$(shell uname -m)-linux-gnu/libcunit.a),-lcunit)
GRADER_SOURCES := $(filter-out tests/grader/test_%,$(wildcard tests/grader/*.c))
$(GRADER): $(GRADER_SOURCES) $(wildcard tests/grader/*.h)
	@sh book/setup.sh check
	@$(CC) -std=gnu11 $(WARN) -O1 $(GRADER_SOURCES) $(CUNIT) -o $@.part
	@mv $@.part $@

# Not all points (status 1) is no failure of make.
grader = @CC='$(CC)' $(GRADER) $(1) || [ $$? = 1 ]

check: $(GRADER)
	$(call grader,check '$(EX)')
watch stubs: $(GRADER)
	$(call grader,$@)
hint reset: $(GRADER)
	$(call grader,$@ '$(EX)')
solution: $(GRADER)
	$(call grader,solution '$(EX)' $(if $(FORCE),force))
debug: $(GRADER)
	$(call grader,debug '$(EX)' '$(CASE)')
grade: $(GRADER)
	@CC='$(CC)' $(GRADER) grade -e '$(EX)' -s '$(SEED)'

release: $(GRADER)
	@CC='$(CC)' sh tests/grader/release.sh $(if $(UPDATE),'$(UPDATE)')
gradescope:
	@sh tests/grader/gradescope.sh '$(EX)'
class: $(GRADER)
	$(call grader,class -e '$(EX)' -s '$(SEED)' \
		-o '$(if $(filter file,$(origin OUT)),build/class,$(OUT))' \
		'$(SUBMISSIONS)')

# ---- tests ----------------------------------------------------------------

test:
	@sh book/setup.sh test
	@sh tests/all.sh $(JOBS)

bench: programs
	@for bench in tests/*/bench.sh; do \
	    [ ! -e "$$bench" ] || CC='$(CC)' sh "$$bench" || exit 1; done

ALL_C := $(filter %.c,$(SOURCES)) \
	$(wildcard book/*.c tests/*.c tests/*/*.c exercises/*/*.c)
compile_commands.json: FORCE
	@{ echo '['; for c in $(ALL_C); do \
	    printf '{"directory":"%s","file":"%s","command":"%s -c %s"},\n' \
	        '$(CURDIR)' $$c \
	        '$(COMPILE) -Itests $(addprefix -I,$(wildcard exercises/*))' $$c; \
	done | sed '$$s/,$$//'; echo ']'; } > $@.part && mv $@.part $@

clean:
	rm -rf build
