/* window-max: the maximum of the last k numbers of a file or a pipe. */
#include "01-sliding-window/order.h"
#include "01-sliding-window/require.h"
#include "01-sliding-window/stream.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

//@ program-text
enum { LONGEST = 64 };          // room for a number's text and its end

static const char *usage =
    "usage: window-max -k SIZE [-a METHOD] [FILE]\n"
    "\n"
    "Reads one number a line and writes, for every window of SIZE lines,\n"
    "the line with the largest number, as it was written. Of equal numbers\n"
    "the newest is shown; nan counts as larger than every number.\n"
    "METHOD is deque, unless you want to wait: brute looks through the\n"
    "whole window for every line.\n";

/* Where the program reads, for its messages. */
typedef struct {
    const char *name;
    FILE *file;
    uint64_t line;
} Source;

//@ program-line
/* Reads the next line into text, without its end; false at the end of the
   file. A line that cannot be a number stops the program. */
static bool next_line(Source *s, char *text)
{
    int c, length = 0;
    while ((c = getc_unlocked(s->file)) != EOF && c != '\n') {
        REQUIRE(length + 1 < LONGEST, "window-max: %s, line %llu: "
                "longer than %d characters", s->name,
                (unsigned long long)s->line + 1, LONGEST - 1);
        text[length++] = (char)(c ? c : '?');
    }
    REQUIRE(!ferror(s->file), "window-max: %s: %s", s->name,
            strerror(errno));
    if (c == EOF && length == 0)
        return false;
    if (length > 0 && text[length - 1] == '\r')
        length--;
    text[length] = '\0';
    s->line++;
    return true;
}

//@ program-number
/* The number that is all of the text, blanks around it apart. */
static double number(const Source *s, const char *text)
{
    char *end;
    errno = 0;
    double value = strtod(text, &end);
    bool found = end != text;
    while (*end == ' ' || *end == '\t')
        end++;
    REQUIRE(found && *end == '\0', "window-max: %s, line %llu: "
            "'%s' is not a number", s->name, (unsigned long long)s->line,
            text);
    REQUIRE(errno != ERANGE || (value < 1 && value > -1),
            "window-max: %s, line %llu: '%s' is too large", s->name,
            (unsigned long long)s->line, text);
    return value;
}

//@ program-brute
/* When the newest of the largest of the last k keys came. */
static uint64_t brute_argmax(const int64_t *keys, uint64_t count, size_t k)
{
    uint64_t best = count - k;
    for (uint64_t i = count - k + 1; i < count; i++)
        if (keys[i % k] >= keys[best % k])
            best = i;
    return best;
}

//@ program-run
/* Pushes every line; from the k-th on, prints the text of the maximum. */
static void run(Source *source, size_t k, bool brute)
{
    Stream stream = stream_open(k);
    int64_t *keys = allocate(k, sizeof *keys);      // of the last k lines
    char (*text)[LONGEST] = allocate(k, LONGEST);   // and how they read
    while (next_line(source, text[stream.count % k])) {
        double value = number(source, text[stream.count % k]);
        keys[stream.count % k] = double_key(value);
        stream_push(&stream, value);
        if (stream.count < k)
            continue;
        uint64_t best = brute ? brute_argmax(keys, stream.count, k)
                              : stream_argmax(&stream);
        puts(text[best % k]);
    }
    if (stream.count < k)
        fprintf(stderr, "window-max: %s has %llu numbers, "
                "fewer than a window of %zu\n", source->name,
                (unsigned long long)stream.count, k);
    free(text);
    free(keys);
    stream_close(&stream);
}

//@ program-size
/* The window's size from its text. */
static size_t window_size(const char *text)
{
    char *end;
    errno = 0;
    unsigned long long k = strtoull(text, &end, 10);
    REQUIRE(*text >= '0' && *text <= '9' && *end == '\0' && k >= 1
            && errno == 0 && k <= SIZE_MAX / 256,
            "window-max: -k wants a number from 1 on, not '%s'", text);
    return k;
}

//@ program-main
int main(int argc, char **argv)
{
    size_t k = 0;
    const char *method = "deque";
    for (int option; (option = getopt(argc, argv, "ha:k:")) != -1; ) {
        switch (option) {
        case 'h': fputs(usage, stdout); return 0;
        case 'a': method = optarg; break;
        case 'k': k = window_size(optarg); break;
        default: return 2;
        }
    }
    bool brute = strcmp(method, "brute") == 0;
    REQUIRE(brute || strcmp(method, "deque") == 0,
            "window-max: -a wants deque or brute, not '%s'", method);
    if (k == 0 || argc - optind > 1) {
        fputs(usage, stderr);
        return 2;
    }
    Source source = { "standard input", stdin, 0 };
    if (optind < argc) {
        source.name = argv[optind];
        source.file = fopen(source.name, "r");
        REQUIRE(source.file, "window-max: %s: %s", source.name,
                strerror(errno));
    }
    run(&source, k, brute);
    fclose(source.file);
    REQUIRE(fclose(stdout) == 0, "window-max: cannot write the output: %s",
            strerror(errno));
    return 0;
}
