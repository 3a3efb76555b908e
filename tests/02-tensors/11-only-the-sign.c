/* The driver of exercise 2.11: up to three steps. All rates are sums of few
   powers of two, and so are gradients: no sign hangs on a rounding. */
#include "driver.h"
#include "11-only-the-sign.h"
#include <stdlib.h>

enum { STEPS = 3, MOST = 12 };
static const Lion plain = { 0.125f, 0.75f, 0.875f, 0 };
static const Lion decays = { 0.125f, 0.75f, 0.9375f, 0.5f };

/* Row s of gradients, (steps,n), is the gradient of step s. */
static void run(Lion how, int steps, int n, const float *gradients,
                const float *weights, const float *memory)
{
    size_t count = (size_t)n, bytes = count * sizeof(float);
    float *g = malloc(bytes), *w = malloc(bytes), *m = malloc(bytes);
    for (int i = 0; i < n; i++) {
        w[i] = weights[i];
        m[i] = memory[i];
    }
    in_float("rate", how.rate);
    in_float("now", how.now);
    in_float("memory", how.memory);
    in_float("decay", how.decay);
    in_floats("w", w, count);
    in_floats("m", m, count);
    in_floats("gradients", gradients, count * (size_t)steps);
    for (int s = 0; s < steps; s++) {
        for (int i = 0; i < n; i++)
            g[i] = gradients[s * n + i];
        lion_step(how, n, g, w, m);
    }
    out_floats("w", w, count, 1e-6, 1e-6);
    out_floats("m", m, count, 1e-6, 1e-6);
    free(g);
    free(w);
    free(m);
    case_end();
}

static void random_case(Lion how, int steps)
{
    float gradients[STEPS * MOST], w[MOST], m[MOST];
    int n = case_between(4, MOST);
    for (int i = 0; i < steps * n; i++)
        gradients[i] = case_between(0, 4) ? case_float() : 0;
    for (int i = 0; i < n; i++) {
        w[i] = case_float();
        m[i] = case_between(0, 2) ? case_float() : 0;
    }
    run(how, steps, n, gradients, w, m);
}

void driver(void)
{
    const float zeros[MOST] = { 0 }, w[] = { 1, -2, 0.5f, 3 };
    const float small[] = { 1, -1, 0.00390625f, 0 };
    const float turn[] = { 8, 8, -8, 0, -2, -3, 2, 0, -8, 4, 1, 0 };
    const float m[] = { 1, -1, 3, 2 }, against[] = { -3, 3, -8, 0 };
    if (case_begin("steps", "the first"))
        run(plain, 1, 4, small, w, zeros);
    if (case_begin("steps", "three, and the gradient turns"))
        run(plain, 3, 4, turn, w, zeros);
    if (case_begin("steps", "memory and gradient cancel"))
        run(plain, 1, 4, against, w, m);
    if (case_begin("steps", "no gradient, but a memory"))
        run(plain, 2, 4, zeros, w, m);
    if (case_begin("steps", "no weights"))
        run(plain, 1, 0, zeros, zeros, zeros);
    for (int r = 1; r <= 4; r++)
        if (case_begin("steps", "random %d", r))
            random_case(plain, r < 3 ? 1 : STEPS);
    if (case_begin("decay", "no gradient at all"))
        run(decays, 1, 4, zeros, w, zeros);
    if (case_begin("decay", "three steps without a gradient"))
        run(decays, 3, 4, zeros, w, zeros);
    if (case_begin("decay", "against the gradient"))
        run(decays, 1, 4, against, w, zeros);
    for (int r = 1; r <= 4; r++)
        if (case_begin("decay", "random %d", r))
            random_case(decays, r < 3 ? 1 : STEPS);
}
