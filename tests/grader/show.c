/* show.c: the board, and one exercise. */
#include "show.h"

#include <string.h>
#include <unistd.h>

static const char *colour(const char *code)
{
    static int terminal = -1;
    if (terminal < 0)
        terminal = isatty(1);
    return terminal ? code : "";
}

const char *bold(void) { return colour("\033[1m"); }
const char *green(void) { return colour("\033[32m"); }
const char *red(void) { return colour("\033[31m"); }
const char *dim(void) { return colour("\033[2m"); }
const char *plain(void) { return colour("\033[0m"); }

void show_bar(int points, int of, int width)
{
    int full = of ? points * width / of : 0;
    printf("%s", green());
    for (int i = 0; i < width; i++)
        printf("%s%s", i == full ? plain() : "", i < full ? "█" : "░");
    printf("%s", plain());
}

const char *sign(int points, int of)
{
    return points == of ? format("%s✓%s", green(), plain())
        : points ? "◐" : format("%s·%s", dim(), plain());
}

void show_words(const char *text, int indent)
{
    char *words = format("%s", text), *rest = NULL;
    int column = 0;
    for (char *word = strtok_r(words, " \t\n", &rest); word;
         word = strtok_r(NULL, " \t\n", &rest)) {
        int length = (int)strlen(word);
        if (column && column + 1 + length > 76) {
            putchar('\n');
            column = 0;
        }
        column += column ? printf(" %s", word)
                         : printf("%*s%s", indent, "", word);
    }
    putchar('\n');
}

char *chapter_title(const char *folder)
{
    char *text = read_file(format("chapters/%s/chapter.md", folder));
    if (text)
        for (char *line; (line = next_line(&text)); )
            if (starts(line, "title: "))
                return line + 7;
    return format("%s", folder);
}

/* Pads by characters, not bytes. */
static void show_padded(const char *text, int width)
{
    fputs(text, stdout);
    for (const char *c = text; *c; c++)
        width -= (*c & 0xc0) != 0x80;
    printf("%*s", width > 0 ? width : 0, "");
}

static void show_chapter(const Exercises *all, int from, int points[])
{
    int to = from, sum = 0, most = 0;
    for (; to < all->count && all->at[to].chapter == all->at[from].chapter;
         to++) {
        sum += points[to];
        most += all->at[to].points;
    }
    printf("%s%d  ", bold(), all->at[from].chapter);
    show_padded(chapter_title(all->at[from].folder), 40);
    printf("%s ", plain());
    show_bar(sum, most, 20);
    printf(" %2d/%d\n", sum, most);
    for (int i = from; i < to; i++) {
        const Exercise *e = &all->at[i];
        printf("   %s %-5s", sign(points[i], e->points), exercise_id(e));
        show_padded(e->title, 47);
        show_padded(e->difficulty, 5);
        printf("%2d/%d\n", points[i], e->points);
    }
}

static void show_next(const Exercises *all, const int points[])
{
    for (int i = 0; i < all->count; i++)
        if (points[i] < all->at[i].points) {
            printf("\nnext: %s\n      make check EX=%s\n",
                   exercise_path(&all->at[i]), exercise_id(&all->at[i]));
            return;
        }
    printf("\nAll of them pass.\n");
}

void show_board(const Exercises *all)
{
    int *points = zeroed((size_t)all->count, sizeof *points);
    int sum = 0, most = 0;
    for (int i = 0; i < all->count; i++) {
        points[i] = judged(&all->at[i], false)->points;
        sum += points[i];
        most += all->at[i].points;
    }
    for (int i = 0; i < all->count; i++)
        if (i == 0 || all->at[i].chapter != all->at[i - 1].chapter)
            show_chapter(all, i, points);
    printf("\n%d of %d points\n", sum, most);
    if (all->count)
        show_next(all, points);
}

static void show_failure(const Verdict *v)
{
    const Exercise *e = v->exercise;
    int index = v->failing >= 0 ? v->failing : v->memory;
    if (v->failing >= 0)
        show_case(v, v->failing);
    if (v->memory >= 0) {
        const Case *c = &v->expected->answers->at[v->memory];
        printf("\nmemory, in case %d of %s, %s:\n", v->memory + 1, c->part,
               c->name);
        show_words(memory_sentence(v, v->memory), 2);
    }
    if (v->mistake) {
        printf("\nA known mistake:\n");
        show_words(v->mistake, 2);
    }
    printf("\nThis case again, in the debugger:\n"
           "  make debug EX=%s CASE=%d\n", exercise_id(e), index + 1);
}

void show_verdict(const Verdict *v)
{
    const Exercise *e = v->exercise;
    printf("%s %s%s %s%s   %d/%d points\n", sign(v->points, e->points),
           bold(), exercise_id(e), e->title, plain(), v->points, e->points);
    if (v->missing || v->untouched) {
        printf(v->missing ? "%s is not there; make reset EX=%s restores it.\n"
               : "%s is as it was handed out. Stuck? make hint EX=%s\n",
               exercise_path(e), exercise_id(e));
        return;
    }
    if (v->got->messages && *v->got->messages)
        printf("%s", v->got->messages);
    if (!v->got->compiled) {
        printf("%sIt does not compile.%s\n", red(), plain());
        return;
    }
    for (int p = 0; p < e->parts; p++)
        printf("  %s %-12s %d/%d points, %d of %d cases\n",
               sign(v->part_points[p], e->part[p].points), e->part[p].name,
               v->part_points[p], e->part[p].points, v->passed[p],
               v->cases[p]);
    if (v->points < e->points)
        show_failure(v);
    else {
        putchar('\n');
        show_words(e->after, 0);
    }
}
