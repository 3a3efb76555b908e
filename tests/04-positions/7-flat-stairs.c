/* The driver of exercise 4.7: as many queries as keys, and fewer; one of
   each. */
#include "driver.h"
#include "7-flat-stairs.h"
#include <stdbool.h>
#include <stdlib.h>

enum { RUBBISH = -777 };

/* Each number says where it was: row and column, in thousands. */
static float sign(int row, int column)
{
    return (float)(1000 * (row + 1) + column);
}

static void flat(int T, int S, bool signs)
{
    int wide = T + S - 1, all = T * wide;
    float *x = malloc((size_t)all * sizeof *x);
    for (int at = 0; at < all; at++)
        x[at] = signs ? sign(at / wide, at % wide) : case_float();
    in_ints("T,S", (int[]){ T, S }, 2);
    in_floats("x", x, (size_t)all);
    lay_flat(T, S, x);
    out_floats("x", x, (size_t)(T * S), 0, 0);
    free(x);
    case_end();
}

static void up(int T, int S, bool signs)
{
    int all = T * (T + S - 1);
    float *x = malloc((size_t)all * sizeof *x);
    for (int at = 0; at < all; at++) {
        float value = signs ? sign(at / S, at % S) : case_float();
        x[at] = at < T * S ? value : RUBBISH;
    }
    in_ints("T,S", (int[]){ T, S }, 2);
    in_floats("x", x, (size_t)all);
    stand_up(T, S, x);
    out_floats("x", x, (size_t)all, 0, 0);
    free(x);
    case_end();
}

static void cases(const char *part, void (*run)(int T, int S, bool signs))
{
    if (case_begin(part, "two by two"))
        run(2, 2, true);
    if (case_begin(part, "three by three"))
        run(3, 3, true);
    if (case_begin(part, "one query, one key"))
        run(1, 1, true);
    if (case_begin(part, "one query, four keys"))
        run(1, 4, true);
    if (case_begin(part, "two queries, five keys"))
        run(2, 5, true);
    if (case_begin(part, "eight by eight"))
        run(8, 8, true);
    for (int r = 1; r <= 4; r++)
        if (case_begin(part, "random %d", r)) {
            int T = case_between(2, 7);
            run(T, T + (r - 1) * case_between(1, 3), false);
        }
}

void driver(void)
{
    cases("forward", flat);
    cases("backward", up);
}
