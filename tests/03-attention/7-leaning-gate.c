/* The driver of exercise 3.7: one number, some rows, gates wide open and
   shut. */
#include "driver.h"
#include "7-leaning-gate.h"
#include <stdbool.h>
#include <stdlib.h>

enum { UNWRITTEN = -777 };

static float *filled(int n, float value)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static float *numbers(int n, float scale)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_float() * scale;
    return x;
}

static void out(const char *name, float *x, int n)
{
    out_floats(name, x, (size_t)n, 1e-3, 1e-4);
    free(x);
}

static void backward(const Gated *w, int N, const float *x)
{
    int C = w->C, H = w->H;
    float *dy = numbers(N * C, 0.25f);
    GatedGradient to = { filled(N * C, 1), filled(H * C, -1),
                         filled(H * C, 0.5f), filled(C * H, 2) };
    in_floats("dy", dy, (size_t)(N * C));
    in_text("before", "dx is 1 everywhere, dgate -1, dup 0.5, ddown 2");
    gated_mlp_backward(w, N, x, dy, to);
    out("dx", to.dx, N * C);
    out("dgate", to.dgate, H * C);
    out("dup", to.dup, H * C);
    out("ddown", to.ddown, C * H);
    free(dy);
}

/* Takes all of them over. */
static void run(bool back, int N, int C, int H, float *x, float *gate,
                float *up, float *down)
{
    Gated w = { C, H, gate, up, down };
    in_ints("N,C,H", (int[]){ N, C, H }, 3);
    in_floats("x", x, (size_t)(N * C));
    in_floats("gate", gate, (size_t)(H * C));
    in_floats("up", up, (size_t)(H * C));
    in_floats("down", down, (size_t)(C * H));
    if (back) {
        backward(&w, N, x);
    } else {
        float *y = filled(N * C, UNWRITTEN);
        gated_mlp(&w, N, x, y);
        out("y", y, N * C);
    }
    free(x);
    free(gate);
    free(up);
    free(down);
    case_end();
}

static void ones(bool back, float value, float slope)
{
    run(back, 1, 1, 1, filled(1, value), filled(1, slope), filled(1, 1),
        filled(1, 1));
}

static void random_case(bool back, int N, float scale)
{
    int C = case_between(2, 4), H = case_between(2, 5);
    float *x = numbers(N * C, 0.25f), *gate = numbers(H * C, scale);
    float *up = numbers(H * C, 0.25f), *down = numbers(C * H, 0.25f);
    run(back, N, C, H, x, gate, up, down);
}

static void cases(const char *part, bool back)
{
    if (case_begin(part, "2, and all weights 1"))
        ones(back, 2, 1);
    if (case_begin(part, "-1, and all weights 1"))
        ones(back, -1, 1);
    if (case_begin(part, "0"))
        ones(back, 0, 1);
    if (case_begin(part, "a gate at 200"))
        ones(back, 2, 100);
    if (case_begin(part, "a gate at -200"))
        ones(back, 2, -100);
    if (case_begin(part, "a gate at 1000"))
        ones(back, 2, 500);
    if (case_begin(part, "a gate at -1000"))
        ones(back, 2, -500);
    if (case_begin(part, "no rows"))
        random_case(back, 0, 0.25f);
    for (int r = 1; r <= 5; r++)
        if (case_begin(part, "random %d", r))
            random_case(back, r == 1 ? 1 : r, r == 5 ? 8 : 0.25f);
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
