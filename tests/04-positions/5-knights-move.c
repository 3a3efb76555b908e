/* The driver of exercise 4.5: high boards and wide ones, single squares, with
   a guest and without. */
#include "driver.h"
#include "5-knights-move.h"
#include <stdlib.h>

enum { UNWRITTEN = -777 };
typedef enum { ROWS, BIAS, GRADIENT } Part;

/* The driver's own count, so that no answer decides how much is read. */
static int table_size(Chessboard b, int H)
{
    int high = b.h + b.h - 1, wide = b.w + b.w - 1;
    return H * (high * wide + 3 * b.guest);
}

static float *numbers(int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_float();
    return x;
}

static float *filled(int n, float value)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static void rows(Chessboard b, int N)
{
    int *row = malloc((size_t)(N * N) * sizeof *row);
    out_int("rows", move_rows(b));
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            row[i * N + j] = move_row(b, i, j);
    out_ints("row", row, (size_t)(N * N));
    free(row);
}

static void bias(Chessboard b, int N, int H)
{
    int size = table_size(b, H);
    float *table = numbers(size), *out = filled(H * N * N, UNWRITTEN);
    in_floats("table", table, (size_t)size);
    move_bias(b, H, table, out);
    out_floats("bias", out, (size_t)(H * N * N), 1e-5, 1e-5);
    free(table);
    free(out);
}

static void gradient(Chessboard b, int N, int H)
{
    int size = table_size(b, H);
    float *dbias = numbers(H * N * N), *dtable = filled(size, 1);
    in_floats("dbias", dbias, (size_t)(H * N * N));
    in_text("before", "dtable is 1 everywhere");
    move_backward(b, H, dbias, dtable);
    out_floats("dtable", dtable, (size_t)size, 1e-4, 1e-5);
    free(dbias);
    free(dtable);
}

static void run(Part part, int h, int w, bool guest, int H)
{
    Chessboard b = { h, w, guest };
    int N = h * w + guest;
    in_ints("h,w", (int[]){ h, w }, 2);
    in_text("guest", guest ? "yes" : "no");
    if (part == ROWS) {
        rows(b, N);
        case_end();
    }
    in_int("H", H);
    if (part == BIAS)
        bias(b, N, H);
    else
        gradient(b, N, H);
    case_end();
}

static void cases(const char *name, Part part)
{
    if (case_begin(name, "two rows of three"))
        run(part, 2, 3, false, 1);
    if (case_begin(name, "three rows of two, and a guest"))
        run(part, 3, 2, true, 2);
    if (case_begin(name, "one square"))
        run(part, 1, 1, false, 2);
    if (case_begin(name, "one square and a guest"))
        run(part, 1, 1, true, 1);
    if (case_begin(name, "a single row"))
        run(part, 1, 4, false, 2);
    if (case_begin(name, "a single column and a guest"))
        run(part, 4, 1, true, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin(name, "random %d", r)) {
            int h = case_between(2, 3);
            run(part, h, r < 3 ? 5 - h : h + 1, r % 2, 1 + r % 3);
        }
}

void driver(void)
{
    cases("rows", ROWS);
    cases("bias", BIAS);
    cases("gradient", GRADIENT);
}
