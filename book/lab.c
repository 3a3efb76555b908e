/* lab.c: see lab.h. The record's format is in CONTRIBUTING.md. */
#include "lab_parts.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Lab lab = { .seed = 1, .terminal = -1 };

/* ---- messages ---------------------------------------------------------- */

void lab_refuse(const char *format, ...)
{
    va_list args;

    fflush(stdout);
    fprintf(stderr, "%s: ", lab.name ? lab.name : "lab");
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(2);
}

void *lab_must(void *pointer)
{
    if (!pointer)
        lab_refuse("%s", strerror(errno));
    return pointer;
}

static void check_name(const char *what, const char *name)
{
    size_t good = strspn(name, "abcdefghijklmnopqrstuvwxyz"
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    if (!*name || name[good])
        lab_refuse("%s '%s': use letters, digits and . _ - in its name",
               what, name);
}

/* ---- sections ---------------------------------------------------------- */

static Section *section_new(const char *name)
{
    Section *section = lab_must(calloc(1, sizeof *section));

    section->name = lab_must(strdup(name));
    section->file = lab_must(open_memstream(&section->text, &section->size));
    return section;
}

/* Does a line of the section begin with this key? */
static bool section_has(Section *section, const char *key)
{
    size_t length = strlen(key);

    fflush(section->file);
    for (const char *line = section->text; line && *line; ) {
        if (!strncmp(line, key, length) && !strncmp(line + length, " = ", 3))
            return true;
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    return false;
}

static Section *table_find(const char *name)
{
    Section **at = &lab.tables;

    check_name("table", name);
    while (*at && strcmp((*at)->name, name))
        at = &(*at)->next;
    if (!*at)
        *at = section_new(name);
    return *at;
}

/* ---- what a lab calls -------------------------------------------------- */

static void usage(FILE *file)
{
    fprintf(file,
            "usage: %s [-s SEED] [-o FILE -d HEX]\n"
            "  -s SEED  another seed than 1\n"
            "  -o FILE  write the record there; make labs does\n"
            "  -d HEX   the digest of the lab, which the record holds\n",
            lab.name);
}

static uint64_t read_seed(const char *text)
{
    char *end;

    errno = 0;
    uint64_t seed = strtoull(text, &end, 10);
    if (errno || *end || strspn(text, "0123456789") == 0)
        lab_refuse("-s %s: a seed is a whole number, 0 or more", text);
    return seed;
}

static void read_flags(int argc, char **argv)
{
    for (int flag; (flag = getopt(argc, argv, "+:o:d:s:h")) != -1; ) {
        switch (flag) {
        case 'o': lab.record = optarg; break;
        case 'd': lab.digest = optarg; break;
        case 's': lab.seed = read_seed(optarg); break;
        case 'h': usage(stdout); exit(0);
        case ':': lab_refuse("-%c needs an argument: see -h", optopt);
        default: lab_refuse("unknown flag -%c: see -h", optopt);
        }
    }
    if (optind < argc)
        lab_refuse("unknown argument '%s': see -h", argv[optind]);
    if (lab.record && !lab.digest)
        lab_refuse("-o needs -d: make labs gives both");
}

/* Lets the lab find the book's programs: it is FOLDER/labs/NN-name/lab_x. */
static void find_programs(const char *lab_path)
{
    const char *old = getenv("PATH") ? getenv("PATH") : "";
    char *folder = lab_must(strdup(lab_path));
    char *path = lab_must(malloc(strlen(lab_path) + strlen(old) + 16));

    for (int i = 0; i < 3; i++) {
        char *slash = strrchr(folder, '/');
        if (slash)
            *slash = '\0';
        else
            strcpy(folder, "");
    }
    sprintf(path, "%s:%s", *folder ? folder : "build", old);
    setenv("PATH", path, 1);
    free(path);
    free(folder);
}

void lab_begin(int argc, char **argv, bool timing)
{
    const char *slash = strrchr(argv[0], '/');

    lab.name = slash ? slash + 1 : argv[0];
    find_programs(argv[0]);
    lab.timing = timing;
    read_flags(argc, argv);
    lab.values = section_new("values");
    lab.claims = section_new("claims");
    printf("%s, seed %llu\n", lab.name, (unsigned long long)lab.seed);
    if (lab.record)
        lab_record_output(&lab);
}

uint64_t lab_seed(void)
{
    return lab.seed;
}

void lab_value(const char *key, double value)
{
    check_name("value", key);
    if (!isfinite(value))
        lab_refuse("value '%s' is %g: only finite numbers are reported",
               key, value);
    if (section_has(lab.values, key))
        lab_refuse("value '%s' is reported twice", key);
    fprintf(lab.values->file, "%s = %.9g\n", key, value);
}

/* Cuts the next field off a row: its name, and its value. */
static bool next_field(char **row, char **name, char **value)
{
    char *field = *row + strspn(*row, " \t;");
    size_t length = strcspn(field, "\t;\n");

    if (!*field)
        return false;
    *row = field + length + (field[length] != '\0');
    field[length] = '\0';
    *name = field;
    *value = strchr(field, '=');
    if (*value)
        *(*value)++ = '\0';
    return true;
}

static bool is_no_number(const char *text)
{
    text += strspn(text, "+-");
    return !strcmp(text, "nan") || !strcmp(text, "inf");
}

/* Splits a row into a line of its columns and a line of its cells. */
static void split_row(const char *table, char *row, FILE *columns, FILE *cells)
{
    char *name, *value;

    for (bool first = true; next_field(&row, &name, &value); first = false) {
        if (!value)
            lab_refuse("table '%s': '%s' is not name=value", table, name);
        check_name("column", name);
        if (is_no_number(value))
            lab_refuse("table '%s': %s is %s: only finite numbers are reported",
                   table, name, value);
        fprintf(columns, "%s%s", first ? "" : "\t", name);
        fprintf(cells, "%s%s", first ? "" : "\t", value);
    }
    fclose(columns);
    fclose(cells);
}

void lab_row(const char *name, const char *format, ...)
{
    Section *table = table_find(name);
    char *row, *columns, *cells;
    size_t size;
    va_list args;

    FILE *file = lab_must(open_memstream(&row, &size));
    va_start(args, format);
    vfprintf(file, format, args);
    va_end(args);
    fclose(file);

    file = lab_must(open_memstream(&columns, &size));
    split_row(name, row, file, lab_must(open_memstream(&cells, &size)));
    if (!table->columns) {
        table->columns = lab_must(strdup(columns));
        fprintf(table->file, "%s\n", columns);
    } else if (strcmp(table->columns, columns)) {
        for (char *c = columns; *c; c++)
            *c = *c == '\t' ? ' ' : *c;
        for (char *c = table->columns; *c; c++)
            *c = *c == '\t' ? ' ' : *c;
        lab_refuse("table '%s': a row has the columns '%s', the first row has "
               "'%s'", name, columns, table->columns);
    }
    fprintf(table->file, "%s\n", cells);
    free(row);
    free(columns);
    free(cells);
}

void lab_claim(const char *key, const char *sentence, Outcome expected,
               bool held)
{
    static const char *const words[] = { "FAILS", "HOLDS" };

    check_name("claim", key);
    if (!*sentence || strchr(sentence, '\n'))
        lab_refuse("claim '%s': its sentence must be one line", key);
    if (section_has(lab.claims, key))
        lab_refuse("claim '%s' is reported twice", key);
    fprintf(lab.claims->file, "%s = %s %s | %s\n", key, words[expected],
            words[held], sentence);
    lab.unexpected += held != (expected == HOLDS);
}

void lab_data(const char *path)
{
    if (access(path, R_OK))
        lab_refuse("%s: %s: labs run in the folder that holds chapters/", path,
               strerror(errno));
}

/* Prints each claim with what was found. */
static void show_claims(void)
{
    char expected[6], found[6];
    int skip;

    fflush(lab.claims->file);
    for (char *line = lab.claims->text; line && *line; ) {
        char *sentence = strstr(line, " = ");
        if (sscanf(sentence, " = %5s %5s | %n", expected, found, &skip) != 2)
            break;
        sentence += skip;
        int length = (int)strcspn(sentence, "\n");
        printf("%s: %.*s%s\n", strcmp(found, "HOLDS") ? "fails" : "holds",
               length, sentence,
               strcmp(found, expected) ? "  <- NOT AS EXPECTED" : "");
        line = sentence + length + 1;
    }
}

static void free_sections(Section *section)
{
    while (section) {
        Section *next = section->next;
        fclose(section->file);
        free(section->text);
        free(section->columns);
        free(section->name);
        free(section);
        section = next;
    }
}

int lab_end(void)
{
    fflush(lab.values->file);
    if (lab.record)
        lab_stop_recording(&lab);
    show_claims();
    if (lab.unexpected)
        fprintf(stderr, "%s: %d claim%s came out other than expected%s\n",
                lab.name, lab.unexpected, lab.unexpected > 1 ? "s" : "",
                lab.record ? "; the old record stays" : "");
    else if (lab.record)
        lab_save_record(&lab);
    free_sections(lab.values);
    free_sections(lab.claims);
    free_sections(lab.tables);
    return lab.unexpected > 0;
}
