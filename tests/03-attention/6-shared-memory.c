/* The driver of exercise 3.6: as many books as heads, one for all, and what
   lies between. */
#include "driver.h"
#include "6-shared-memory.h"
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

static float *numbers(int n, float centre)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = centre + case_float() / 4;
    return x;
}

static void forward(Heads h, const float *q, const float *k, const float *v)
{
    int size = h.Hq * h.T * h.D;
    float *out = filled(size, UNWRITTEN);
    attend_shared(h, q, k, v, out);
    out_floats("out", out, (size_t)size, 1e-3, 1e-3);
    free(out);
}

static void backward(Heads h, const float *q, const float *k, const float *v)
{
    int asks = h.Hq * h.T * h.D, knows = h.Hk * h.T * h.D;
    float *dout = numbers(asks, 0), *dq = filled(asks, 1);
    float *dk = filled(knows, -1), *dv = filled(knows, 0.5f);
    in_floats("dout", dout, (size_t)asks);
    in_text("before", "dq is 1 everywhere, dk is -1, dv is 0.5");
    attend_shared_backward(h, q, k, v, dout, dq, dk, dv);
    out_floats("dq", dq, (size_t)asks, 1e-3, 1e-3);
    out_floats("dk", dk, (size_t)knows, 1e-3, 1e-3);
    out_floats("dv", dv, (size_t)knows, 1e-3, 1e-3);
    free(dout);
    free(dq);
    free(dk);
    free(dv);
}

/* The scores are about the square of `centre`, times the root of D. */
static void run(bool back, Heads h, float centre)
{
    int asks = h.Hq * h.T * h.D, knows = h.Hk * h.T * h.D;
    float *q = numbers(asks, centre), *k = numbers(knows, centre);
    float *v = numbers(knows, 0);
    in_ints("Hq,Hk,T,D", (int[]){ h.Hq, h.Hk, h.T, h.D }, 4);
    in_floats("q", q, (size_t)asks);
    in_floats("k", k, (size_t)knows);
    in_floats("v", v, (size_t)knows);
    (back ? backward : forward)(h, q, k, v);
    free(q);
    free(k);
    free(v);
    case_end();
}

static void cases(const char *part, bool back)
{
    if (case_begin(part, "one head, one book"))
        run(back, (Heads){ 1, 1, 3, 2 }, 0);
    if (case_begin(part, "two heads, a book each"))
        run(back, (Heads){ 2, 2, 3, 2 }, 0);
    if (case_begin(part, "three heads, one book"))
        run(back, (Heads){ 3, 1, 2, 3 }, 0);
    if (case_begin(part, "four heads, two books"))
        run(back, (Heads){ 4, 2, 3, 2 }, 0);
    if (case_begin(part, "one position"))
        run(back, (Heads){ 4, 2, 1, 3 }, 0);
    if (case_begin(part, "scores of two hundred"))
        run(back, (Heads){ 2, 1, 3, 2 }, 12);
    if (case_begin(part, "nothing"))
        run(back, (Heads){ 4, 2, 0, 3 }, 0);
    for (int r = 1; r <= 5; r++)
        if (case_begin(part, "random %d", r)) {
            int Hk = case_between(2, 3), each = case_between(2, 3);
            int T = case_between(3, 5), D = case_between(1, 4);
            run(back, (Heads){ Hk * each, Hk, T, D }, 0);
        }
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
