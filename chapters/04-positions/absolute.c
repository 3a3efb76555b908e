#include "04-positions/absolute.h"

#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"

#include <math.h>

//@ learned
/* A row for each place, as large at first as a token's. */
static Tensor *table_new(Params *ps, Rng *rng, int L, int C)
{
    Tensor *table = param(ps, DIMS(L, C), "position.table");
    init_normal(table, rng, 0.1f);
    return table;
}

static Tensor *place_learned(Tensor *x, const int *ids, int first, void *ctx)
{
    (void)ids;
    Tensor *table = *(Tensor **)ctx;
    int T = x->dim[1];
    REQUIRE(first + T <= table->dim[0], "learned: place %d, but %s ends at "
            "%d", first + T - 1, shape(table), table->dim[0] - 1);
    return t_add_positions(x, t_slice(table, 0, first, T));
}

static void install_learned(Tower *t, Params *ps, Rng *rng, int L)
{
    Tensor **table = scheme_memory(t, sizeof *table);
    *table = table_new(ps, rng, L, t->sizes.C);
    t->place = place_learned;
}

const Scheme learned = { "learned", install_learned, true };

//@ hierarchical
Tensor *hierarchical_rows(Tensor *table, int first, int count)
{
    const float a = 0.4f;
    int L = table->dim[0];
    REQUIRE(first + count <= L * L, "hierarchical: place %d, but %s reaches "
            "%d", first + count - 1, shape(table), L * L - 1);
    if (first + count <= L)
        return t_slice(table, 0, first, count);
    int *high = tape_alloc((size_t)count * sizeof *high);
    int *low = tape_alloc((size_t)count * sizeof *low);
    int *zero = tape_alloc((size_t)count * sizeof *zero);
    for (int t = 0; t < count; t++) {
        high[t] = (first + t) / L;
        low[t] = (first + t) % L;
        zero[t] = 0;
    }
    Tensor *i = t_scale(t_gather(table, high, count), a / (1 - a));
    Tensor *j = t_gather(table, low, count);
    Tensor *p0 = t_scale(t_gather(table, zero, count), a / (1 - a));
    return t_sub(t_add(i, j), p0);                          // (count,C)
}

static Tensor *place_hierarchical(Tensor *x, const int *ids, int first,
                                  void *ctx)
{
    (void)ids;
    Tensor *table = *(Tensor **)ctx;
    return t_add_positions(x, hierarchical_rows(table, first, x->dim[1]));
}

static void install_hierarchical(Tower *t, Params *ps, Rng *rng, int L)
{
    install_learned(t, ps, rng, L);
    t->place = place_hierarchical;
}

const Scheme hierarchical = { "hierarchical", install_hierarchical, false };

//@ sinusoid
Tensor *sinusoid_rows(int first, int count, int C, Layout layout)
{
    REQUIRE(C % 2 == 0, "sinusoid: rows of %d numbers are no pairs", C);
    Tensor *rows = tape_new("sinusoid", DIMS(count, C), NULL, NULL, NULL,
                            NULL);
    for (int i = 0; i < C / 2; i++) {
        int sine = layout == HALVES ? i : 2 * i;
        int cosine = layout == HALVES ? i + C / 2 : 2 * i + 1;
        double speed = pow(10000, -2.0 * i / C);
        for (int t = 0; t < count; t++) {
            rows->data[t * C + sine] = (float)sin((first + t) * speed);
            rows->data[t * C + cosine] = (float)cos((first + t) * speed);
        }
    }
    return rows;
}

//@ sinusoidal
/* As the paper has it, tokens' rows are first multiplied by sqrt(C). */
static Tensor *place_sinusoidal(Tensor *x, const int *ids, int first,
                                void *ctx)
{
    (void)ids, (void)ctx;
    int T = x->dim[1], C = x->dim[2];
    Tensor *p = sinusoid_rows(first, T, C, SIDE_BY_SIDE);   // (T,C)
    return t_add_positions(t_scale(x, sqrtf((float)C)), p);
}

static void install_sinusoidal(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)ps, (void)rng, (void)L;
    t->place = place_sinusoidal;
}

const Scheme sinusoidal = { "sinusoidal", install_sinusoidal, false };
