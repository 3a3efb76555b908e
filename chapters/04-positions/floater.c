#include "04-positions/floater.h"

#include "02-tensors/ops.h"

#include <math.h>
#include <string.h>

//@ floater-slope
/* h(p) for one row p (1,C). */
static Tensor *slope(const Floater *f, Tensor *p)
{
    Tensor *straight = t_linear(f->A, p);
    Tensor *bent = t_linear(f->U, t_tanh(t_linear(f->W, p)));
    return t_add(straight, bent);
}

//@ floater-step
/* p a time dt later, right up to the fourth power of dt. */
static Tensor *later(const Floater *f, Tensor *p, float dt)
{
    Tensor *h1 = slope(f, p);
    Tensor *h2 = slope(f, t_add(p, t_scale(h1, dt / 2)));
    Tensor *h3 = slope(f, t_add(p, t_scale(h2, dt / 2)));
    Tensor *h4 = slope(f, t_add(p, t_scale(h3, dt)));
    Tensor *ends = t_add(h1, h4), *middle = t_scale(t_add(h2, h3), 2);
    return t_add(p, t_scale(t_add(ends, middle), dt / 6));
}

//@ floater-rows
/* n rows (1,C) as one tensor, halves first: each row is copied log n times. */
static Tensor *joined(Tensor **row, int n)
{
    if (n == 1)
        return row[0];
    Tensor *early = joined(row, n / 2);
    return t_concat(early, joined(row + n / 2, n - n / 2), 0);
}

Tensor *floater_rows(const Floater *f, int first, int count, int steps)
{
    Tensor **row = tape_alloc((size_t)count * sizeof *row), *p = f->start;
    for (int t = 0; t < first + count; t++) {
        for (int s = 0; t > 0 && s < steps; s++)
            p = later(f, p, f->length / (float)steps);
        if (t >= first)
            row[t - first] = p;
    }
    return joined(row, count);                              // (count,C)
}

//@ floater-sinusoidal
void floater_sinusoidal(Floater *f)
{
    int C = f->start->dim[1];
    init_constant(f->A.weight, 0);
    init_constant(f->U.weight, 0);
    for (int i = 0; i < C / 2; i++) {
        int sine = 2 * i, cosine = 2 * i + 1;
        float speed = (float)pow(10000, -2.0 * i / C) / f->length;
        f->A.weight->data[sine * C + cosine] = speed;   // sin' =  speed cos
        f->A.weight->data[cosine * C + sine] = -speed;  // cos' = -speed sin
        f->start->data[sine] = 0;
        f->start->data[cosine] = 1;
    }
}

//@ floater
enum { FLOATER_STEPS = 2, FLOATER_HIDDEN = 32 };

static Tensor *place_floater(Tensor *x, const int *ids, int first, void *ctx)
{
    (void)ids;
    int T = x->dim[1], C = x->dim[2];
    Tensor *p = floater_rows(ctx, first, T, FLOATER_STEPS);
    return t_add_positions(t_scale(x, sqrtf((float)C)), p);
}

static void install_floater(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)L;
    int C = t->sizes.C, N = FLOATER_HIDDEN;
    Floater *f = scheme_memory(t, sizeof *f);
    f->length = 0.01f;
    f->start = param(ps, DIMS(1, C), "position.start");
    f->A = (Linear){ param(ps, DIMS(C, C), "position.A.weight"), NULL };
    f->W = linear_new(ps, rng, "position.W", C, N);
    f->U = (Linear){ param(ps, DIMS(C, N), "position.U.weight"), NULL };
    floater_sinusoidal(f);
    t->place = place_floater;
}

const Scheme floater = { "FLOATER", install_floater, false };
