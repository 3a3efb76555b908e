/*
 * objects.c: what is compiled from files that no learner writes: the driver's
 * program, its cases, and the names of the functions that an exercise asks
 * for. Each is kept in build/exercises/objects/ under its content's digest.
 */
#include "grader.h"
#include "recorded.h"

#include <dlfcn.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

const char *compiler(void)
{
    const char *cc = getenv("CC");
    return cc && *cc ? cc : "cc";
}

int run_shell(const char *command)
{
    fflush(NULL);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

char *driver_of(const Exercise *e)
{
    return format("tests/%s/%s.c", e->folder, e->slug);
}

char *header_of(const Exercise *e)
{
    return format("exercises/%s/%s.h", e->folder, e->slug);
}

static uint64_t digest_files(uint64_t d, const char *pattern)
{
    glob_t files = { 0 };
    glob(pattern, 0, NULL, &files);
    for (size_t f = 0; f < files.gl_pathc; f++)
        d = digest(digest(d, files.gl_pathv[f]), read_file(files.gl_pathv[f]));
    globfree(&files);
    return d;
}

/* The chapter sources that an exercise may call, each after a space. */
char *uses_of(const Exercise *e)
{
    char *all = format("%s", ""), *rest = NULL;
    char *words = format("%s", e->uses ? e->uses : "");
    for (char *word = strtok_r(words, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest)) {
        char *path = format("chapters/%s", word);
        if (access(path, R_OK) != 0)
            die("solutions/%s/%s.c: it uses %s, which is not there",
                e->folder, e->slug, path);
        all = format("%s %s", all, path);
    }
    return all;
}

uint64_t trusted_digest(const Exercise *e)
{
    static uint64_t common;
    if (!common)
        common = digest_files(digest_files(DIGEST_START, "tests/driver*.[ch]"),
                              "chapters/*/*.h");
    uint64_t d = digest(common, read_file(header_of(e)));
    d = digest(d, read_file(driver_of(e)));
    char *rest = NULL, *uses = uses_of(e);
    for (char *path = strtok_r(uses, " ", &rest); path;
         path = strtok_r(NULL, " ", &rest))
        d = digest(d, read_file(path));
    return digest(d, format("%s %s", compiler(), e->slug));
}

/* A file kept under a digest; made by the command when it is not there. */
static char *kept_file(const char *name, uint64_t d, const char *ending,
                       const char *command)
{
    char *path = format(WORK "/objects/%s-%016jx%s", name, (uintmax_t)d,
                        ending);
    if (access(path, R_OK) == 0)
        return path;
    char *part = format("%s.%d.part", path, (int)getpid());
    make_folders(path);
    if (run_shell(format("%s -o %s", command, part)) != 0
        || rename(part, path) != 0)
        die("%s: it does not compile", name);
    return path;
}

char *chapter_files(const char *ending)
{
    glob_t files = { 0 };
    char *all = format("%s", "");
    glob(format("chapters/*/*.%s", ending), 0, NULL, &files);
    for (size_t f = 0; f < files.gl_pathc; f++)
        if (!strstr(files.gl_pathv[f], "/main_")
            && !strstr(files.gl_pathv[f], "/lab_"))
            all = format("%s %s", all, files.gl_pathv[f]);
    globfree(&files);
    return all;
}

char *chapters_archive(void)
{
    uint64_t d = digest_files(DIGEST_START, "chapters/*/*.[ch]");
    char *path = format(WORK "/objects/chapters-%016jx.a",
                        (uintmax_t)digest(d, compiler()));
    char *part = format("%s.%d.part", path, (int)getpid());
    if (access(path, R_OK) == 0)
        return path;
    make_folders(path);
    if (run_shell(format(
            "mkdir %s.d && for file in %s; do\n"
            "%s -std=gnu11 " PLAIN " -w -fPIC -Ichapters -c $file"
            " -o %s.d/$(echo $file | tr / -).o || exit\ndone\n"
            "ar rc %s %s.d/*.o && rm -r %s.d", part, chapter_files("c"),
            compiler(), part, part, part, part)) != 0
        || rename(part, path) != 0)
        die("chapters/: its code does not compile");
    return path;
}

char *driver_program(bool sanitized)
{
    const char *flags = sanitized ? FLAGS " " SANITIZED : FLAGS " " PLAIN;
    uint64_t d = digest(digest_files(DIGEST_START, "tests/driver*.[ch]"),
                        format("%s %s", compiler(), flags));
    return kept_file("driver", d, "", format("%s %s -rdynamic tests/driver*.c"
                     " -ldl -lm", compiler(), flags));
}

char *driver_cases(const Exercise *e, bool sanitized)
{
    const char *flags = sanitized ? FLAGS " " SANITIZED : FLAGS " " PLAIN;
    uint64_t d = digest(trusted_digest(e), flags);
    return kept_file(e->slug, d, ".so",
                     format("%s %s -Wno-unknown-pragmas -fPIC -shared -Itests"
                            " -Ichapters -Iexercises/%s %s%s -Wl,-z,lazy"
                            " -Wl,-soname,cases.so -lm", compiler(), flags,
                            e->folder, driver_of(e), uses_of(e)));
}

char *names_in(const char *options, const char *file)
{
    char name[256], type[8], *all = format(" ");
    FILE *nm = popen(format("nm -P %s %s", options, file), "r");
    while (nm && fscanf(nm, "%255s %7s%*[^\n]", name, type) == 2)
        if (strchr("UTWDBRCGSi", *type))        /* "qsort@GLIBC_2.2.5" */
            all = format("%s%.*s ", all, (int)strcspn(name, "@"), name);
    if (!nm || pclose(nm) != 0)
        die("nm cannot read %s; it comes with the compiler's binutils", file);
    return all;
}

/* Whether the cases would call libc's function of this name, or the driver's,
   and not the learner's. */
static bool taken(const char *name)
{
    void *system = dlopen("libm.so.6", RTLD_NOW);       /* and libc with it */
    bool found = system && dlsym(system, name);
    for (int s = 0; s < 2 && !found; s++)
        found = strstr(names_in("-D --defined-only", driver_program(s)),
                       format(" %s ", name));
    return found;
}

/* The solution alone, of a content that has this digest. */
static char *solution_object(const Exercise *e, uint64_t d)
{
    return kept_file(format("%s-solution", e->slug), d, ".o",
                     format("%s " FLAGS " " PLAIN " -fPIC -Ichapters"
                            " -Iexercises/%s -c %s", compiler(), e->folder,
                            solution_variant(e).source));
}

/* Those that the cases need and the solution defines. */
static char *functions_found(const Exercise *e, uint64_t d)
{
    char *object = solution_object(e, d), *found = format("%s", "");
    char *needed = names_in("-D -u", driver_cases(e, false)), *rest = NULL;
    char *defined = names_in("-g --defined-only", object);
    for (char *name = strtok_r(defined, " ", &rest); name;
         name = strtok_r(NULL, " ", &rest)) {
        if (!strstr(needed, format(" %s ", name)))
            continue;
        if (taken(name))
            die("%s: '%s' is the name of a function of the system or of the "
                "driver; choose another", header_of(e), name);
        found = format("%s%s%s", found, *found ? " " : "", name);
    }
    if (!*found)
        die("%s: it calls nothing that the solution defines", driver_of(e));
    return found;
}

char *exercise_functions(const Exercise *e)
{
    if (released())
        return recorded_functions(e);
    uint64_t d = digest(trusted_digest(e), e->source);
    char *path = format(WORK "/objects/%s-%016jx.names", e->slug,
                        (uintmax_t)d);
    char *names = read_file(path);
    if (!names)
        write_file(path, names = functions_found(e, d));
    return names;
}

char *version_script(const Exercise *e)
{
    char *names = exercise_functions(e), *script = format("{ global:");
    char *rest = NULL, *words = format("%s", names);
    for (char *name = strtok_r(words, " ", &rest); name;
         name = strtok_r(NULL, " ", &rest))
        script = format("%s %s;", script, name);
    script = format("%s local: *; };\n", script);
    char *path = format(WORK "/objects/%s-%016jx.map", e->slug,
                        (uintmax_t)digest(DIGEST_START, script));
    write_changed(path, script);
    return path;
}
