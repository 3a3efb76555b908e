/* report_text.c: texts that may hold anything, made fit to be shown. */
#include "report.h"

enum { REPLACEMENT = 0xfffd, ELLIPSIS = 0x2026 };
enum { LINE_MOST = 200, LINES_MOST = 60, TEXT_MOST = 4000 };

/* Marks that turn the direction of writing, so that a text shows another
   order than it has; C1 controls; line ends that few expect; no characters. */
static bool deceives(uint32_t c)
{
    return (c >= 0x80 && c < 0xa0) || c == 0x61c || c == 0x200e
        || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069) || c == 0xfffe || c == 0xffff;
}

/* The sign for a character: ESC is shown as one small picture. */
static uint32_t shown(uint32_t c)
{
    if (c == '\0' || c == '\n' || c == '\t')
        return c;
    if (c < 0x20)
        return 0x2400 + c;
    if (c == 0x7f)
        return 0x2421;
    return deceives(c) ? REPLACEMENT : c;
}

/* How many bytes follow the first one of a character; -1: it is no first. */
static int followers(unsigned char first)
{
    return first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1
        : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
}

/* The next character; 0 at the end. A byte that does not fit gives one sign. */
static uint32_t next_character(const char **at)
{
    static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    const unsigned char *byte = (const unsigned char *)(*at)++;
    int more = followers(byte[0]);
    if (more < 0)
        return REPLACEMENT;
    uint32_t c = more ? byte[0] & (0x3fu >> more) : byte[0];
    for (int i = 1; i <= more; i++) {
        if ((byte[i] & 0xc0) != 0x80)
            return REPLACEMENT;
        c = c << 6 | (byte[i] & 0x3f);
    }
    if (c < least[more] || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff)
        return REPLACEMENT;
    *at += more;
    return shown(c);
}

static void write_text(FILE *out, const char *text, int most, int lines,
                       ReportPut *put)
{
    const char *at = text ? text : "", *start = at;
    uint32_t c, before = 0;
    for (int line = 1; (c = next_character(&at)); before = c) {
        if (c == '\n' && *at == '\0')
            return;
        if (lines == 1 && (c == '\n' || c == '\t'))
            c = ' ';
        line += c == '\n';
        if (at - start > most || line > lines) {
            put(out, ELLIPSIS, false);
            return;
        }
        put(out, c, c == before && (c == ':' || c == '#'));
    }
}

void report_line(FILE *out, const char *text, ReportPut *put)
{
    write_text(out, text, LINE_MOST, 1, put);
}

void report_lines(FILE *out, const char *text, ReportPut *put)
{
    write_text(out, text, TEXT_MOST, LINES_MOST, put);
}

void report_put(FILE *out, uint32_t c, bool twin)
{
    if (twin)
        putc(' ', out);
    if (c < 0x80) {
        putc((int)c, out);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    putc((int)((0xff00u >> (more + 1) & 0xff) | c >> 6 * more), out);
    while (more-- > 0)
        putc((int)(0x80 | (c >> 6 * more & 0x3f)), out);
}
