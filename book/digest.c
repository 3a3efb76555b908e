/*
 * digest: prints, for each lab, a digest of all that decides its numbers.
 *
 *     digest FOLDER FLAGS TARGET NN-name/lab_x ...
 *
 * FOLDER/labs/NN-name/lab_x.took names the objects that the linker took, and
 * the .d file beside each object the sources it was compiled from. Digested
 * are FLAGS and, in the order of their paths, the tokens of those sources:
 * comments, white space and the compiler's name make no difference. Where
 * they say lab_data("file") its bytes count too; where they say
 * lab_program("name ...") the sources of FOLDER/name do. TARGET.d tells make
 * that TARGET, the file the digests are written to, depends on the data.
 */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Source {
    struct Source *next;
    char *path;
    uint64_t hash;
    char *programs;             /* those it runs, each ended by a blank */
    char *data;                 /* the files it reads, each ended by \n */
    bool is_data;
} Source;

/* The paths that one lab depends on, without repetition. */
typedef struct {
    Source **at;
    int count, room;
} Set;

static const char *folder;
static Source *sources;         /* all that were read */

__attribute__((noreturn))
static void fail(const char *path, const char *what)
{
    fprintf(stderr, "digest: %s: %s\n", path, what);
    exit(1);
}

static void *must(void *pointer)
{
    if (!pointer)
        fail("memory", strerror(errno));
    return pointer;
}

/* 64-bit FNV-1a. */
static uint64_t fnv(uint64_t hash, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return hash;
}

static const uint64_t fnv_start = 0xcbf29ce484222325u;

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    size_t room = 1 << 16;
    char *text = must(malloc(room));

    if (!file)
        fail(path, strerror(errno));
    for (*size = 0;; room *= 2, text = must(realloc(text, room))) {
        *size += fread(text + *size, 1, room - *size - 1, file);
        if (*size < room - 1)
            break;
    }
    if (ferror(file))
        fail(path, strerror(errno));
    fclose(file);
    text[*size] = '\0';
    return text;
}

/* ---- tokens ------------------------------------------------------------ */

/* Joins lines that end in a backslash; these may split a token. */
static void splice_lines(char *text)
{
    char *to = text;

    for (char *from = text; *from; from++) {
        if (from[0] == '\\' && from[1] == '\n')
            from++;
        else if (from[0] == '\\' && from[1] == '\r' && from[2] == '\n')
            from += 2;
        else
            *to++ = *from;
    }
    *to = '\0';
}

/* Skips white space but newlines, and comments. */
static char *skip_blank(char *c)
{
    for (;;) {
        if (*c == '/' && c[1] == '/') {
            c += strcspn(c, "\n");
        } else if (*c == '/' && c[1] == '*') {
            char *end = strstr(c + 2, "*/");
            c = end ? end + 2 : c + strlen(c);
        } else if (*c != '\n' && isspace((unsigned char)*c)) {
            c++;
        } else {
            return c;
        }
    }
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

static size_t number_length(const char *c)
{
    size_t n = 1;

    while (is_word(c[n]) || c[n] == '.'
           || (strchr("+-", c[n]) && c[n] && strchr("eEpP", c[n - 1])))
        n++;
    return n;
}

static size_t string_length(const char *c)
{
    size_t n = 1;

    while (c[n] && c[n] != '\n' && c[n] != c[0])
        n += 1 + (c[n] == '\\' && c[n + 1]);
    return n + (c[n] == c[0]);
}

static size_t token_length(const char *c)
{
    static const char *const signs[] = {
        "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==",
        "!=", "&&", "||", "*=", "/=", "%=", "+=", "-=", "&=", "^=", "|=",
        "##" };
    size_t n = 0;

    if (isdigit((unsigned char)*c)
        || (*c == '.' && isdigit((unsigned char)c[1])))
        return number_length(c);
    while (is_word(c[n]))
        n++;
    if (n)
        return n;
    if (*c == '"' || *c == '\'')
        return string_length(c);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strncmp(c, signs[i], strlen(signs[i])))
            return strlen(signs[i]);
    return 1;
}

/* ---- sources ----------------------------------------------------------- */

static void append(char **list, const char *text, size_t n, char end)
{
    size_t old = *list ? strlen(*list) : 0;

    *list = must(realloc(*list, old + n + 2));
    memcpy(*list + old, text, n);
    (*list)[old + n] = end;
    (*list)[old + n + 1] = '\0';
}

/* Notes lab_data("file") and lab_program("name ..."), at its string. */
static void note_call(Source *source, const char *call, const char *string,
                      size_t n)
{
    if (!strncmp(call, "lab_data", 8) && !is_word(call[8]))
        append(&source->data, string + 1, n - 2, '\n');
    if (!strncmp(call, "lab_program", 11) && !is_word(call[11]))
        append(&source->programs, string + 1, strcspn(string + 1, " \""), ' ');
}

/*
 * Hashes the tokens. In a directive the end of the line counts, and white
 * space before a parenthesis, which decides what a macro is.
 */
static void hash_tokens(Source *source, char *text)
{
    char *call = text, *last = text;
    bool directive = false, fresh = true;

    splice_lines(text);
    for (char *c = text; *c; ) {
        char *token = skip_blank(c);
        if (*token == '\n' || !*token) {
            if (directive)
                source->hash = fnv(source->hash, "\n", 1);
            directive = false, fresh = true;
            c = token + (*token != '\0');
            continue;
        }
        size_t n = token_length(token);
        if (fresh && *token == '#')
            directive = true;
        if (directive && *token == '(' && token > c)
            source->hash = fnv(source->hash, " ", 1);
        source->hash = fnv(fnv(source->hash, token, n), "", 1);
        if (*token == '"' && *last == '(' && n > 2)
            note_call(source, call, token, n);
        call = last, last = token, fresh = false;
        c = token + n;
    }
}

/* The source or, with data, the plain file of that path; read once. */
static Source *source_get(const char *path, bool data)
{
    size_t size;

    for (Source *s = sources; s; s = s->next)
        if (!strcmp(s->path, path))
            return s;
    Source *source = must(calloc(1, sizeof *source));
    source->path = must(strdup(path));
    source->hash = fnv_start;
    source->is_data = data;
    source->next = sources;
    sources = source;
    char *text = read_file(path, &size);
    if (data)
        source->hash = fnv(source->hash, text, size);
    else
        hash_tokens(source, text);
    free(text);
    return source;
}

/* ---- what a program depends on ----------------------------------------- */

static void set_add(Set *set, Source *source)
{
    for (int i = 0; i < set->count; i++)
        if (set->at[i] == source)
            return;
    if (set->count == set->room) {
        set->room = set->room ? 2 * set->room : 64;
        set->at = must(realloc(set->at, set->room * sizeof *set->at));
    }
    set->at[set->count++] = source;
}

/* Adds the sources that an object's .d file names in its first rule. */
static void add_object(Set *set, char *object)
{
    size_t size, end = strlen(object) - 1;

    object[end] = 'd';
    char *text = read_file(object, &size);
    splice_lines(text);
    text[strcspn(text, "\n")] = '\0';
    char *colon = strstr(text, ": ");
    if (!colon)
        fail(object, "no rule in it: remove it and make again");
    for (char *path = strtok(colon + 1, " "); path; path = strtok(NULL, " "))
        set_add(set, source_get(path, false));
    free(text);
}

static void add_program(Set *set, const char *name)
{
    char path[512], *next;
    size_t size;

    snprintf(path, sizeof path, "%s/%s.took", folder, name);
    char *text = read_file(path, &size);
    for (char *object = text; *object; object = next) {
        next = object + strcspn(object, "\n");
        if (*next)
            *next++ = '\0';
        add_object(set, object);
    }
    free(text);
}

/* Adds the data and the programs that the sources name; the set may grow. */
static void add_named(Set *set)
{
    for (int i = 0; i < set->count; i++) {
        char *programs = set->at[i]->programs, *data = set->at[i]->data;
        for (; programs && *programs; programs = strchr(programs, ' ') + 1) {
            char name[256];
            sscanf(programs, "%255s", name);
            add_program(set, name);
        }
        for (; data && *data; data = strchr(data, '\n') + 1) {
            char path[512];
            sscanf(data, "%511[^\n]", path);
            set_add(set, source_get(path, true));
        }
    }
}

static int by_path(const void *a, const void *b)
{
    return strcmp((*(Source *const *)a)->path, (*(Source *const *)b)->path);
}

/* Digests the flags, and all that the lab of this name depends on. */
static uint64_t digest(const char *lab, const char *flags)
{
    Set set = { 0 };
    char name[512];
    uint64_t hash = fnv(fnv_start, flags, strlen(flags) + 1);

    snprintf(name, sizeof name, "labs/%s", lab);
    add_program(&set, name);
    add_named(&set);
    qsort(set.at, set.count, sizeof *set.at, by_path);
    for (int i = 0; i < set.count; i++) {
        Source *s = set.at[i];
        hash = fnv(hash, s->path, strlen(s->path) + 1);
        for (int byte = 0; byte < 8; byte++)
            hash = fnv(hash, &(char){ (char)(s->hash >> 8 * byte) }, 1);
    }
    free(set.at);
    return hash;
}

/* Tells make that the digests depend on the data. */
static void write_rule(const char *target)
{
    char path[512];

    snprintf(path, sizeof path, "%s.d", target);
    FILE *file = fopen(path, "w");
    if (!file)
        fail(path, strerror(errno));
    for (Source *s = sources; s; s = s->next)
        if (s->is_data)
            fprintf(file, "%s: %s\n%s:\n", target, s->path, s->path);
    if (fclose(file))
        fail(path, strerror(errno));
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: digest FOLDER FLAGS TARGET NN-name/lab_x ...\n", stderr);
        return 2;
    }
    folder = argv[1];
    for (int i = 4; i < argc; i++)
        printf("%s %016llx\n", argv[i],
               (unsigned long long)digest(argv[i], argv[2]));
    write_rule(argv[3]);
    return 0;
}
