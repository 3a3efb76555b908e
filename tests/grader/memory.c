/* memory.c: a sanitizer's report as a sentence. */
#include "show.h"

#include <string.h>

static const struct {
    const char *kind, *sentence;
} kinds[] = {
    { "heap-buffer-overflow", "outside the memory that was allocated" },
    { "stack-buffer-overflow", "outside an array on the stack" },
    { "global-buffer-overflow", "outside a global array" },
    { "dynamic-stack-buffer-overflow", "outside an array on the stack" },
    { "stack-buffer-underflow", "before the start of an array" },
    { "stack-overflow", "beyond the stack: too deep a recursion, or too "
                        "large an array" },
    { "heap-use-after-free", "memory that was freed before" },
    { "stack-use-after-scope", "a variable that no longer exists" },
    { "stack-use-after-return", "a variable of a call that has ended" },
    { "attempting double-free", "memory is freed twice" },
    { "attempting free", "something is freed that malloc did not give" },
    { "negative-size-param", "a size that is negative" },
    { "SEGV", "an address that is not ours (a null or a wild pointer)" },
};

/* "file.c:12" of the first line of the report in the learner's file. */
static char *place_in(const char *report, const char *file)
{
    for (const char *at = report; (at = strstr(at, file)); at++) {
        int line;
        if (sscanf(at + strlen(file), ":%d", &line) == 1)
            return format("%s:%d", file, line);
    }
    return format("%s", file);
}

static char *address_sentence(const char *report)
{
    const char *what = "the address sanitizer stopped the program";
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (starts(report, kinds[k].kind)) {
            what = kinds[k].sentence;
            break;
        }
    int size;
    const char *read = strstr(report, "\nREAD of size ");
    const char *write = strstr(report, "\nWRITE of size ");
    if (write && (!read || write < read)
        && sscanf(write, "\nWRITE of size %d", &size) == 1)
        return format("it writes %d bytes %s", size, what);
    if (read && sscanf(read, "\nREAD of size %d", &size) == 1)
        return format("it reads %d bytes %s", size, what);
    return format("it touches %s", what);
}

/* "Direct leak of 24 byte(s) in 1 object(s) allocated from:", and where. */
static char *leak_sentence(const char *report, const char *file)
{
    long bytes = 0;
    sscanf(report, "leak of %ld", &bytes);
    return format("it does not free %ld bytes allocated at %s", bytes,
                  place_in(report, file));
}

static char *other_sentence(const Verdict *v, int index, const char *file)
{
    if (!v->sanitized->compiled)
        return format("%s: it compiles without the sanitizers only", file);
    const Answers *a = v->sanitized->answers;
    if (index < a->count && a->at[index].ending == RAN)
        return format("%s: with the sanitizers the answer is another, so it "
                      "rests on chance", file);
    return format("%s: with the sanitizers it gives no answer", file);
}

char *memory_sentence(const Verdict *v, int index)
{
    static const char address[] = "ERROR: AddressSanitizer: ";
    static const char undefined[] = "runtime error: ";
    const Answers *answers = v->sanitized->answers;
    char *file = exercise_path(v->exercise);
    char *output = v->sanitized->output;
    if (output && answers && index < answers->count
        && (size_t)answers->at[index].output <= strlen(output))
        output += answers->at[index].output;
    const char *a = output ? strstr(output, address) : NULL;
    const char *u = output ? strstr(output, undefined) : NULL;
    const char *l = output ? strstr(output, "leak of ") : NULL;
    if (u && (!a || u < a)) {
        const char *line = u;
        while (line > output && line[-1] != '\n')
            line--;
        u += strlen(undefined);
        return format("%s: %.*s", place_in(line, file),
                      (int)strcspn(u, "\n"), u);
    }
    if (a)
        return format("%s: %s", place_in(a, file),
                      address_sentence(a + strlen(address)));
    return l ? leak_sentence(l, file) : other_sentence(v, index, file);
}
