/* The driver of exercise 4.4: both kinds, one head and several, one token and
   some. */
#include "driver.h"
#include "4-tired-slope.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static float *filled(int n, float value)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

/* In the future of each query stands `future`, elsewhere chance. */
static float *scores(int H, int T, float future)
{
    float *x = malloc((size_t)(H * T * T) * sizeof *x);
    for (int at = 0; at < H * T * T; at++)
        x[at] = at % T > at / T % T ? future : case_float() / 4;
    return x;
}

static void forward(const Slopes *s, int T, bool masked)
{
    int all = s->H * T * T;
    float *score = scores(s->H, T, masked ? -INFINITY : 3);
    in_floats("score", score, (size_t)all);
    tired_bias(s, T, score);
    out_floats("score", score, (size_t)all, 1e-3, 1e-4);
    free(score);
}

static void backward(const Slopes *s, int T)
{
    float *dscore = scores(s->H, T, 16);
    float *dr1 = filled(s->H, 1), *dr2 = filled(s->H, -2);
    in_floats("dscore", dscore, (size_t)(s->H * T * T));
    in_text("before", "dr1 is 1 everywhere, dr2 -2");
    tired_backward(s, T, dscore, dr1, dr2);
    out_floats("dr1", dr1, (size_t)s->H, 1e-3, 1e-4);
    out_floats("dr2", dr2, (size_t)s->H, 1e-3, 1e-4);
    free(dscore);
    free(dr1);
    free(dr2);
}

/* Takes r1 and r2 over. */
static void run(bool back, Tired kind, int H, int T, float *r1, float *r2)
{
    Slopes s = { kind, H, r1, r2 };
    in_text("kind", kind == TIRED_LOG ? "TIRED_LOG" : "TIRED_POWER");
    in_ints("H,T", (int[]){ H, T }, 2);
    in_floats("r1", r1, (size_t)H);
    in_floats("r2", r2, (size_t)H);
    if (back)
        backward(&s, T);
    else
        forward(&s, T, kind == TIRED_LOG);
    free(r1);
    free(r2);
    case_end();
}

static void random_case(bool back, Tired kind, int H, int T)
{
    float *r1 = filled(H, 0), *r2 = filled(H, 0);
    for (int h = 0; h < H; h++) {
        r1[h] = (float)case_between(1, 512) / 256;
        r2[h] = (float)case_between(16, 511) / 256;
    }
    run(back, kind, H, T, r1, r2);
}

static void cases(const char *part, bool back)
{
    const Tired kinds[] = { TIRED_LOG, TIRED_POWER };
    const char *name[] = { "log", "power" };
    for (int k = 0; k < 2; k++) {
        if (case_begin(part, "%s, 2 and 1, four tokens", name[k]))
            run(back, kinds[k], 1, 4, filled(1, 2), filled(1, 1));
        if (case_begin(part, "%s, a square and a half", name[k]))
            run(back, kinds[k], 1, 3, filled(1, 0.5f), filled(1, 2));
        if (case_begin(part, "%s, one token", name[k]))
            run(back, kinds[k], 1, 1, filled(1, 1), filled(1, 0.5f));
        if (case_begin(part, "%s, no tokens", name[k]))
            random_case(back, kinds[k], 2, 0);
        for (int r = 1; r <= 3; r++)
            if (case_begin(part, "%s, random %d", name[k], r)) {
                int T = case_between(2, 5);
                random_case(back, kinds[k], r, T);
            }
    }
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
