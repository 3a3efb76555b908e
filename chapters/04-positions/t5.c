#include "04-positions/t5.h"

#include "02-tensors/ops.h"
#include "04-positions/relative.h"

//@ t5-bucket
/* The least distance of each bucket; from 16 or 8 on they grow as powers. */
static const int causal_from[T5_BUCKETS] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    16, 19, 21, 24, 27, 31, 35, 40, 46, 52, 59, 67, 77, 87, 99, 113 };
static const int both_from[T5_BUCKETS / 2] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 23, 32, 46, 64, 91 };

int t5_bucket(int distance, bool both)
{
    const int *from = both ? both_from : causal_from;
    int n = both ? T5_BUCKETS / 2 : T5_BUCKETS, bucket = n - 1;
    int away = distance >= 0 ? distance : both ? -distance : 0;
    while (away < from[bucket])
        bucket--;
    return both && distance < 0 ? bucket + n : bucket;
}

//@ t5-bias
Tensor *t5_bias(Tensor *table, int T, int S, int first, bool both)
{
    int H = table->dim[1];
    int *column = tape_alloc((size_t)(T + S - 1) * sizeof *column);
    for (int n = 0; n < T + S - 1; n++)
        column[n] = t5_bucket(first + T - 1 - n, both);
    Tensor *rows = t_reshape(t_transpose(table), DIMS(H, 1, T5_BUCKETS));
    return t_pick(rows, column, T, S);                      // (H,T,S)
}

//@ t5
typedef struct { Tensor *table; bool both; } T5;    // one for all blocks

static Tensor *attend_t5(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                         int first, void *ctx)
{
    const T5 *own = ctx;
    int T = q->dim[2], S = k->dim[2];
    Tensor *bias = t5_bias(own->table, T, S, first, own->both);
    return t_attend_streamed(q, k, v, mask, bias);
}

static void install_buckets(Tower *t, Params *ps, bool both)
{
    T5 *own = scheme_memory(t, sizeof *own);
    own->both = both;
    own->table = param(ps, DIMS(T5_BUCKETS, t->sizes.H), "position.bias");
    scheme_attend(t, attend_t5, own, 0);
}

static void install_t5(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)rng, (void)L;
    install_buckets(t, ps, false);
}

static void install_t5_both(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)rng, (void)L;
    install_buckets(t, ps, true);
}

const Scheme t5 = { "T5", install_t5, false };
const Scheme t5_both_ways = { "T5 both ways", install_t5_both, false };
