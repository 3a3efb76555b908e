#include "02-tensors/params.h"

#include "01-sliding-window/require.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

//@ safetensors
/* The file: the header's length in 8 bytes, lowest first; the header, JSON;
   the data, one tensor behind the other. */
enum { NAME = 200 };

typedef struct {
    char name[NAME], dtype[NAME];
    size_t shape[8], offsets[2];
    int ndim;
} Entry;

typedef struct { Entry *at; int count; } Entries;

__attribute__((format(printf, 1, 2)))
static const char *say(const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    size_t room = (size_t)vsnprintf(NULL, 0, format, values) + 1;
    char *text = tape_alloc(room);
    vsnprintf(text, room, format, again);
    va_end(again);
    va_end(values);
    return text;
}

//@ params-save
static void write_header(FILE *to, const Params *ps)
{
    size_t at = 0;
    fputc('{', to);
    for (int i = 0; i < ps->count; i++) {
        const Tensor *t = ps->at[i];
        size_t end = at + numel(t) * sizeof(float);
        fprintf(to, "%s\"%s\":{\"dtype\":\"F32\",\"shape\":[", i ? "," : "",
                t->name);
        for (int d = 0; d < t->ndim; d++)
            fprintf(to, d ? ",%d" : "%d", t->dim[d]);
        fprintf(to, "],\"data_offsets\":[%zu,%zu]}", at, end);
        at = end;
    }
    fputc('}', to);
    while (ftell(to) % 8 != 0)
        fputc(' ', to);
}

static void write_all(FILE *to, const Params *ps)
{
    const char room[8] = { 0 };
    fwrite(room, 1, 8, to);
    write_header(to, ps);
    uint64_t length = (uint64_t)ftell(to) - 8;
    for (int i = 0; i < ps->count; i++)
        fwrite(ps->at[i]->data, sizeof(float), numel(ps->at[i]), to);
    rewind(to);
    for (int i = 0; i < 8; i++)
        fputc((int)(length >> 8 * i & 0xFF), to);
}

const char *params_save(const Params *ps, const char *path)
{
    const char *part = say("%s.part", path);
    FILE *to = fopen(part, "wb");
    if (!to)
        return say("%s: cannot write: %s", part, strerror(errno));
    errno = 0;
    write_all(to, ps);
    bool good = !ferror(to);
    good = fclose(to) == 0 && good;
    if (good && rename(part, path) == 0)
        return NULL;
    const char *why = say("%s: cannot write: %s", path, strerror(errno));
    remove(part);
    return why;
}

//@ json
/* What is left of the header. Each take_ reads one thing and moves on, or
   returns false. */
typedef struct { const char *at, *end; } Text;

static bool take_char(Text *t, char c)
{
    while (t->at < t->end && strchr(" \t\r\n", *t->at) && *t->at)
        t->at++;
    bool is = t->at < t->end && *t->at == c;
    t->at += is;
    return is;
}

/* out may be NULL. A name with an escape in it is none of ours: '?' stands
   for it. */
static bool take_string(Text *t, char *out)
{
    int n = 0;
    if (!take_char(t, '"'))
        return false;
    for (; t->at < t->end && *t->at != '"'; t->at++) {
        bool escape = *t->at == '\\' && t->at + 1 < t->end;
        t->at += escape;
        if (out && n == NAME - 1)
            return false;
        if (out)
            out[n++] = escape ? '?' : *t->at;
    }
    if (out)
        out[n] = '\0';
    return take_char(t, '"');
}

static bool take_numbers(Text *t, size_t *out, int most, int *count)
{
    *count = 0;
    if (!take_char(t, '['))
        return false;
    while (!take_char(t, ']')) {
        if (*count == most || (*count > 0 && !take_char(t, ',')))
            return false;
        take_char(t, ' ');
        const char *first = t->at;
        size_t n = 0;
        for (; t->at < t->end && *t->at >= '0' && *t->at <= '9'; t->at++)
            n = n * 10 + (size_t)(*t->at - '0');
        if (t->at == first || t->at - first > 15)
            return false;
        out[(*count)++] = n;
    }
    return true;
}

//@ header
static bool take_entry(Text *t, Entry *e)
{
    int keys = 0, two = 0;
    char key[NAME];
    if (!take_char(t, '{'))
        return false;
    do {
        if (!take_string(t, key) || !take_char(t, ':'))
            return false;
        if (!(strcmp(key, "dtype") == 0 ? take_string(t, e->dtype)
              : strcmp(key, "shape") == 0
              ? take_numbers(t, e->shape, 8, &e->ndim)
              : strcmp(key, "data_offsets") == 0
              && take_numbers(t, e->offsets, 2, &two)))
            return false;
        keys++;
    } while (take_char(t, ','));
    return keys == 3 && two == 2 && *e->dtype && take_char(t, '}');
}

/* {"text":"text", ...}: what other programs have to say. */
static bool take_metadata(Text *t)
{
    if (!take_char(t, '{'))
        return false;
    if (take_char(t, '}'))
        return true;
    do
        if (!take_string(t, NULL) || !take_char(t, ':')
            || !take_string(t, NULL))
            return false;
    while (take_char(t, ','));
    return take_char(t, '}');
}

static bool take_header(Text *t, Entries *all)
{
    if (!take_char(t, '{'))
        return false;
    if (take_char(t, '}'))
        return true;
    do {
        Entry e = { .ndim = -1 };
        if (!take_string(t, e.name) || !take_char(t, ':'))
            return false;
        if (strcmp(e.name, "__metadata__") == 0) {
            if (!take_metadata(t))
                return false;
        } else {
            if (!take_entry(t, &e))
                return false;
            all->at = realloc(all->at, (size_t)++all->count * sizeof e);
            REQUIRE(all->at, "params_load: no memory");
            all->at[all->count - 1] = e;
        }
    } while (take_char(t, ','));
    return take_char(t, '}') && !take_char(t, ' ') && t->at == t->end;
}

//@ fits
static bool has_shape(const Entry *e, const Tensor *t)
{
    bool same = e->ndim == t->ndim;
    for (int d = 0; same && d < t->ndim; d++)
        same = e->shape[d] == (size_t)t->dim[d];
    return same;
}

static const char *shape_of(const Entry *e)
{
    const char *text = e->name;
    for (int d = 0; d < e->ndim; d++)
        text = say("%s%s%zu", text, d ? "," : "(", e->shape[d]);
    return say("%s)", text);
}

/* What keeps the tensor e from being a parameter, or NULL. */
static const char *misfit(const Params *ps, const Entry *e)
{
    const Tensor *t = params_find(ps, e->name);
    if (!t)
        return say("has %s, which the model has not", shape_of(e));
    if (strcmp(e->dtype, "F32") != 0)
        return say("%s is %s, not F32", e->name, e->dtype);
    if (!has_shape(e, t))
        return say("has %s, the model has %s", shape_of(e), shape(t));
    if (e->offsets[1] - e->offsets[0] != numel(t) * sizeof(float))
        return say("%s has %zu bytes of data, not %zu", shape_of(e),
                   e->offsets[1] - e->offsets[0], numel(t) * sizeof(float));
    return NULL;
}

static int by_offset(const void *a, const void *b)
{
    const Entry *left = a, *right = b;
    return (left->offsets[0] > right->offsets[0])
        - (left->offsets[0] < right->offsets[0]);
}

/* All that is wrong, a line each, or NULL: the tensors' data must follow one
   another and fill the file; each must be a parameter, and each parameter
   must be there. */
static const char *misfits(const Params *ps, const Entries *all, size_t size,
                           const char *path)
{
    const char *lines = "";
    size_t at = 0;
    qsort(all->at, (size_t)all->count, sizeof(Entry), by_offset);
    for (int i = 0; i < all->count; i++) {
        const Entry *e = &all->at[i];
        if (e->offsets[0] != at || e->offsets[1] < at)
            return say("%s: the data of %s do not begin where others end",
                       path, e->name);
        at = e->offsets[1];
        const char *fault = misfit(ps, e);
        if (fault)
            lines = say("%s%s%s: %s", lines, *lines ? "\n" : "", path, fault);
    }
    if (at != size)
        return say("%s: %zu bytes of data, its header says %zu", path, size,
                   at);
    for (int i = 0; i < ps->count; i++) {
        int found = 0;
        for (int j = 0; j < all->count; j++)
            found += strcmp(all->at[j].name, ps->at[i]->name) == 0;
        if (found != 1)
            lines = say("%s%s%s: has %s %s", lines, *lines ? "\n" : "", path,
                        found ? "twice" : "no", shape(ps->at[i]));
    }
    return *lines ? lines : NULL;
}

//@ params-load
static const char *load_bytes(Params *ps, const char *path, const char *bytes,
                              size_t size)
{
    uint64_t length = 0;
    for (int i = 0; i < 8 && size >= 8; i++)
        length |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    if (size < 8 || length > size - 8)
        return say("%s: %zu bytes, too few for a header of %llu", path, size,
                   (unsigned long long)length);
    Text text = { bytes + 8, bytes + 8 + length };
    const char *data = text.end;
    Entries all = { 0 };
    const char *fault = !take_header(&text, &all)
        ? say("%s: the header is wrong at byte %td", path, text.at - bytes)
        : misfits(ps, &all, size - 8 - (size_t)length, path);
    for (int i = 0; i < all.count && !fault; i++) {
        const Entry *e = &all.at[i];
        memcpy(params_find(ps, e->name)->data, data + e->offsets[0],
               e->offsets[1] - e->offsets[0]);
    }
    free(all.at);
    return fault;
}

const char *params_load(Params *ps, const char *path)
{
    FILE *from = fopen(path, "rb");
    if (!from)
        return say("%s: cannot read: %s", path, strerror(errno));
    char *bytes = NULL;
    size_t size = 0;
    bool read = (fgetc(from) != EOF || feof(from))
        && fseek(from, 0, SEEK_END) == 0;
    if (read) {
        size = (size_t)ftell(from);
        rewind(from);
        bytes = size < SIZE_MAX / 2 ? malloc(size + 1) : NULL;
        read = bytes && fread(bytes, 1, size, from) == size;
    }
    const char *fault = read ? load_bytes(ps, path, bytes, size)
                             : say("%s: cannot read: %s", path,
                                   strerror(errno));
    fclose(from);
    free(bytes);
    return fault;
}
