/* lab_first: do all methods agree on the first example, and what does the
   deque hold after each step? */
#include "lab.h"
#include "01-sliding-window/methods.h"

#include <stdio.h>
#include <string.h>

//@ first-example
static const int x[] = { 1, 3, -1, -3, 5, 3, 6, 7 };
enum { N = sizeof x / sizeof x[0], K = 3, M = N - K + 1 };

//@ first-methods
/* Prints what each method answers; true when all answers are the same. */
static bool all_agree(void)
{
    int first[M], out[M];
    bool agree = true;
    for (int a = 0; a < METHODS; a++) {
        methods[a].run(x, N, K, out);
        printf("%-9s", methods[a].name);
        for (int i = 0; i < M; i++)
            printf("%4d", out[i]);
        printf("\n");
        if (a == 0)
            memcpy(first, out, sizeof out);
        agree = agree && memcmp(first, out, sizeof out) == 0;
    }
    return agree;
}

//@ first-deque
/* Draws one step: which values are in the window, in the deque, at its
   head. deque holds the indices, oldest first. */
static void draw_step(int i, const int *deque, int count)
{
    char cells[64] = "", marks[64] = "", held[64] = "";
    for (int j = 0; j < N; j++) {
        const char *mark = j > i ? "-" : j + K > i ? "d" : "-";
        for (int p = 0; p < count; p++)
            if (deque[p] == j)
                mark = p == 0 ? "h" : "w";
        snprintf(cells + strlen(cells), 8, "%s%d", j ? " " : "", x[j]);
        snprintf(marks + strlen(marks), 8, "%s%s", j ? " " : "", mark);
    }
    for (int p = 0; p < count; p++)
        snprintf(held + strlen(held), 8, "%s%d", p ? " " : "", x[deque[p]]);
    printf("step %d: %2d comes; the deque holds %-7s", i, x[i], held);
    if (i + 1 >= K)
        printf(" maximum %d", x[deque[0]]);
    printf("\n");
    lab_row("steps", "step=step %d; label=%d comes; cells=%s; mark=%s; "
            "note=deque: %s", i, x[i], cells, marks, held);
}

//@ first-steps
/* The deque of deque.c, in an array that is moved instead of a ring. */
static void walk(void)
{
    int deque[N], count = 0;
    for (int i = 0; i < N; i++) {
        if (count > 0 && deque[0] + K == i)
            memmove(deque, deque + 1, --count * sizeof *deque);
        while (count > 0 && at_least(x[i], x[deque[count - 1]]))
            count--;
        deque[count++] = i;
        draw_step(i, deque, count);
    }
}

//@ first-pictures
/* Prints and records one row of a picture: count boxes and their marks. */
static void picture(const char *table, const char *row, const int *values,
                    int count, const char *marks)
{
    char cells[64] = "";
    for (int j = 0; j < count; j++)
        snprintf(cells + strlen(cells), 8, "%s%d", j ? " " : "", values[j]);
    printf("%-16s %s\n", row, cells);
    lab_row(table, "step=%s; label=; cells=%s; mark=%s", row, cells, marks);
}

/* The running maxima inside each block of K, from the right and from the
   left; marked is what the window of x[1], x[2], x[3] needs of them. */
static void draw_blocks(void)
{
    int suffix[N], prefix[N];
    for (int j = N - 1; j >= 0; j--)
        suffix[j] = j % K == K - 1 || j == N - 1 ? x[j]
                                                 : larger(x[j], suffix[j + 1]);
    for (int j = 0; j < N; j++)
        prefix[j] = j % K == 0 ? x[j] : larger(x[j], prefix[j - 1]);
    picture("blocks", "values", x, N, "- w w w - - - -");
    picture("blocks", "from the right", suffix, N,
            "- w - - - - - -");
    picture("blocks", "from the left", prefix, N, "- - - w - - - -");
}

/* Windows of one, two and four values; marked is what makes the window of
   the six values from x[0] on. */
static void draw_doubling(void)
{
    int y[N];
    memcpy(y, x, sizeof y);
    picture("doubling", "w = 1", y, N, "w w w w w w - -");
    for (int i = 0; i + 2 <= N; i++)
        y[i] = larger(y[i], y[i + 1]);
    picture("doubling", "w = 2", y, N - 1, "- - - - - - -");
    for (int i = 0; i + 4 <= N; i++)
        y[i] = larger(y[i], y[i + 2]);
    picture("doubling", "w = 4", y, N - 3, "w - w - -");
}

//@ first-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    bool agree = all_agree();
    printf("\n");
    walk();
    printf("\n");
    draw_blocks();
    printf("\n");
    draw_doubling();
    printf("\n");
    lab_claim("all-agree", "All eight methods give the same six maxima.",
              HOLDS, agree);
    return lab_end();
}
