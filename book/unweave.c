/*
 * An independent check of the finished book: rebuilds every source file from
 * the listings of the HTML pages and compares.
 *
 *     unweave chapters/NN-name/file.c ... -- build/book/page.html ...
 *
 * Every line of a source (but markers and blank lines) must stand in the pages
 * exactly once, as it is, under its own file and line number. It shares
 * nothing with the weaver: what it believes is the HTML.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct line {
    char *text;
    const char *page;           /* where it was printed, or NULL */
};

struct source {
    const char *path;
    struct line *lines;
    int count;
};

static int errors;

static void complain(const char *file, int line, const char *format, ...)
{
    va_list args;

    errors++;
    fprintf(stderr, "%s:%d: ", file, line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

static void *must(void *pointer, const char *path)
{
    if (!pointer) {
        perror(path);
        exit(2);
    }
    return pointer;
}

/* The whole file as one string. */
static char *read_file(const char *path)
{
    FILE *file = must(fopen(path, "rb"), path);
    size_t size = 0, room = 1 << 16;
    char *text = must(malloc(room), path);

    for (;;) {
        size_t got = fread(text + size, 1, room - size - 1, file);

        if (got == 0)
            break;
        size += got;
        if (room - size < 2)
            text = must(realloc(text, room *= 2), path);
    }
    fclose(file);
    text[size] = '\0';
    return text;
}

static void read_source(struct source *source, const char *path)
{
    char *text = read_file(path), *next;

    source->path = path;
    source->count = 0;
    source->lines = NULL;
    for (; *text; text = next) {
        size_t length = strcspn(text, "\n");
        int n = source->count++;

        next = text + length + (text[length] == '\n');
        text[length] = '\0';
        source->lines = must(realloc(source->lines, source->count
                                     * sizeof *source->lines), path);
        source->lines[n] = (struct line){ text, NULL };
    }
}

static int is_blank(const char *text)
{
    return text[strspn(text, " \t\r\f\v")] == '\0';
}

static int is_marker(const char *text)
{
    return strncmp(text, "//@ ", 4) == 0;
}

/* The source that "NN-name/file.c" names. */
static struct source *find_source(struct source *all, int count,
                                  const char *name)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(all[i].path), tail = strlen(name);

        if (length > tail && all[i].path[length - tail - 1] == '/'
            && strcmp(all[i].path + length - tail, name) == 0)
            return &all[i];
    }
    return NULL;
}

/* Decodes one entity at *from. */
static char entity(const char **from)
{
    static const struct { const char *name; char value; } known[] = {
        { "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' },
        { "&quot;", '"' }, { "&apos;", '\'' }, { "&#39;", '\'' },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t length = strlen(known[i].name);

        if (strncmp(*from, known[i].name, length) == 0) {
            *from += length;
            return known[i].value;
        }
    }
    return *(*from)++;
}

/* The text of HTML from..to, without tags, in place. */
static void strip(char *from, const char *to)
{
    const char *at = from;
    char *out = from;

    while (at < to) {
        if (*at == '<')
            while (at < to && *at++ != '>')
                ;
        else if (*at == '&')
            *out++ = entity(&at);
        else
            *out++ = *at++;
    }
    while (out > from && isspace((unsigned char)out[-1]))
        out--;
    *out = '\0';
}

/* Two lines are the same, white space at the end aside. */
static int same(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return is_blank(a) && is_blank(b);
}

static void take_line(struct source *source, const char *page, int n,
                      const char *text)
{
    struct line *line;

    if (n < 1 || n > source->count) {
        complain(source->path, n, "printed in %s, but the file has %d lines",
                 page, source->count);
        return;
    }
    line = &source->lines[n - 1];
    if (line->page)
        complain(source->path, n, "printed twice, in %s and %s", line->page,
                 page);
    else if (is_marker(line->text))
        complain(source->path, n, "a marker, but printed in %s", page);
    else if (!same(line->text, text))
        complain(source->path, n, "printed in %s as '%s'", page, text);
    line->page = page;
}

/* The lines of one listing, which ends at `end`. Returns the first number. */
static int take_listing(struct source *source, const char *page, char *at,
                        char *end)
{
    int first = 0, last = 0;

    while ((at = strstr(at, "<span id=\"cb")) && at < end) {
        char *from, *to, *stop = strstr(at, "</code>");
        int n = (int)strtol(at + strcspn(at, "-") + 1, &from, 10);
        char kept;

        from += strcspn(from, ">");
        if (*from != '>' || !stop || stop > end) {
            complain(source->path, n, "a broken listing in %s", page);
            break;
        }
        to = strstr(++from, "<span id=\"cb");
        at = to = to && to < stop ? to : stop;
        kept = *to;             /* strip ends the text with a null byte */
        strip(from, to);
        take_line(source, page, n, from);
        *to = kept;
        if (first && n != last + 1)
            complain(source->path, n, "printed after line %d in %s", last,
                     page);
        first = first ? first : n;
        last = n;
    }
    return first;
}

/* The number that a reader sees in the caption. */
static int caption_line(const char *at, const char *end)
{
    const char *word = strstr(at, ", line ");

    return word && word < end ? atoi(word + 7) : 0;
}

static void take_page(struct source *all, int count, const char *page)
{
    static const char open[] = "<figure class=\"listing\"";
    char *at = read_file(page);
    char name[512];

    while ((at = strstr(at, open))) {
        char *end = strstr(at, "</figure>");
        char *file = strstr(at, "data-file=\"");
        struct source *source;

        if (!end || !file || file > end
            || sscanf(file, "data-file=\"%511[^\"]", name) != 1) {
            complain(page, 0, "a listing that names no file");
            at++;
            continue;
        }
        source = find_source(all, count, name);
        if (!source) {
            complain(page, 0, "a listing of '%s', which does not exist", name);
        } else {
            int told = caption_line(at, end);
            int first = take_listing(source, page, at, end);

            if (told != first)
                complain(source->path, first, "the caption in %s says line %d",
                         page, told);
        }
        at = end;
    }
}

static int check_printed(const struct source *source)
{
    int lines = 0;

    for (int i = 0; i < source->count; i++) {
        const struct line *line = &source->lines[i];

        if (is_blank(line->text) || is_marker(line->text))
            continue;
        lines++;
        if (!line->page)
            complain(source->path, i + 1, "not printed in any page");
    }
    return lines;
}

int main(int argc, char **argv)
{
    int count = 1, lines = 0;
    struct source *all = must(calloc(argc, sizeof *all), "memory");

    while (count < argc && strcmp(argv[count], "--") != 0)
        count++;
    if (count < 2 || count + 1 >= argc) {
        fputs("usage: unweave SOURCE... -- PAGE.html...\n", stderr);
        return 2;
    }
    count--;
    for (int i = 0; i < count; i++)
        read_source(&all[i], argv[i + 1]);
    for (int i = count + 2; i < argc; i++)
        take_page(all, count, argv[i]);
    for (int i = 0; i < count; i++)
        lines += check_printed(&all[i]);
    if (errors)
        return 1;
    printf("unweave: %d lines of %d files, each printed once\n", lines, count);
    return 0;
}
