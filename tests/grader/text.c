/* text.c: strings and files. */
#include "grader.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void die(const char *message, ...)
{
    va_list values;
    fflush(stdout);
    va_start(values, message);
    vfprintf(stderr, message, values);
    va_end(values);
    fputc('\n', stderr);
    exit(2);
}

char *format(const char *form, ...)
{
    va_list values;
    va_start(values, form);
    int length = vsnprintf(NULL, 0, form, values);
    va_end(values);
    char *text = zeroed((size_t)length + 1, 1);
    va_start(values, form);
    vsnprintf(text, (size_t)length + 1, form, values);
    va_end(values);
    return text;
}

void *zeroed(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (!memory)
        die("grader: out of memory");
    return memory;
}

static char *read_upto(const char *path, size_t most, size_t *got)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    size_t size = 0, room = 4096, more;
    char *text = zeroed(room, 1);
    while (size < most
           && (more = fread(text + size, 1, room - 1 - size, file)) > 0) {
        size += more;
        if (room - 1 == size)
            text = realloc(text, room *= 2);
        if (!text)
            die("grader: out of memory");
    }
    *got = size < most ? size : most;
    text[*got] = '\0';
    fclose(file);
    return text;
}

char *read_file(const char *path)
{
    size_t size;
    return read_upto(path, SIZE_MAX, &size);
}

char *read_most(const char *path, size_t most)
{
    size_t size = 0;
    char *text = read_upto(path, most, &size);
    for (size_t i = 0; i < size; i++)
        if (!text[i])
            text[i] = ' ';
    return text;
}

void make_folders(const char *path)
{
    char *folder = format("%s", path);
    for (char *c = folder + 1; *c; c++)
        if (*c == '/') {
            *c = '\0';
            if (mkdir(folder, 0777) != 0 && errno != EEXIST)
                die("%s: %s", folder, strerror(errno));
            *c = '/';
        }
}

void write_file(const char *path, const char *text)
{
    char *part = format("%s.%d.part", path, (int)getpid());
    make_folders(path);
    FILE *file = fopen(part, "w");
    if (!file)
        die("%s: %s", part, strerror(errno));
    bool bad = fputs(text, file) < 0;
    bad = fclose(file) != 0 || bad;
    if (bad || rename(part, path) != 0) {
        int why = errno;
        unlink(part);
        die("%s: %s", path, strerror(why));
    }
}

void write_changed(const char *path, const char *text)
{
    char *old = read_file(path);
    if (!old || strcmp(old, text) != 0)
        write_file(path, text);
}

char *next_line(char **text)
{
    char *line = *text;
    if (!*line)
        return NULL;
    char *end = strchr(line, '\n');
    *text = end ? end + 1 : line + strlen(line);
    if (end)
        *end = '\0';
    return line;
}

bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

uint64_t digest(uint64_t of, const char *text)
{
    for (const char *c = text ? text : "\1"; *c; c++)
        of = (of ^ (unsigned char)*c) * 0x100000001b3u;
    return (of ^ 256) * 0x100000001b3u;
}
