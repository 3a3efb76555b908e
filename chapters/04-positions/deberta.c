#include "04-positions/deberta.h"

#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"
#include "04-positions/relative.h"

#include <math.h>

//@ deberta-bucket
int deberta_bucket(int distance, int buckets, int most)
{
    REQUIRE(buckets >= 4 && most > buckets / 2 + 1, "deberta: a span of %d "
            "for %d buckets", most, buckets);
    int half = buckets / 2, away = distance < 0 ? -distance : distance;
    if (away <= half)
        return distance;
    double part = log((double)away / half) / log((double)(most - 1) / half);
    int bucket = half + (int)ceil(part * (half - 1));
    return distance < 0 ? -bucket : bucket;
}

//@ deberta-columns
/* The row of a distance, in a table of 2k. */
static int row_of(int distance, int k, int buckets, int most)
{
    if (buckets > 0)
        distance = deberta_bucket(distance, buckets, most);
    int row = distance + k;
    return row < 0 ? 0 : row < 2 * k ? row : 2 * k - 1;
}

/* Where queries look among keys, distances fall from first + T - 1 on; where
   keys look among queries, they rise from first - S + 1 on. */
static int *columns(int start, int step, int n, int k, int buckets, int most)
{
    int *column = tape_alloc((size_t)n * sizeof *column);
    for (int c = 0; c < n; c++)
        column[c] = row_of(start + step * c, k, buckets, most);
    return column;
}

//@ deberta-scores
Tensor *deberta_scores(Tensor *q, Tensor *k, Tensor *qR, Tensor *kR, int first,
                       int buckets, int most)
{
    int B = q->dim[0], H = q->dim[1], T = q->dim[2], S = k->dim[2];
    int n = T + S - 1, half = qR->dim[0] / 2;
    int *fall = columns(first + T - 1, -1, n, half, buckets, most);
    int *rise = columns(first - S + 1, 1, n, half, buckets, most);
    qR = heads_of_rows(qR, B, H);                           // (B,H,2k,D)
    kR = heads_of_rows(kR, B, H);
    Tensor *content = t_matmul(q, k, false, true);          // (B,H,T,S)
    Tensor *to_place = t_matmul(q, kR, false, true);        // (B,H,T,2k)
    Tensor *of_place = t_matmul(k, qR, false, true);        // (B,H,S,2k)
    Tensor *scores = t_add(content, t_pick(to_place, fall, T, S));
    scores = t_add(scores, t_transpose(t_pick(of_place, rise, S, T)));
    return t_scale(scores, 1 / sqrtf(3 * (float)last_dim(q)));
}

//@ deberta
enum { DEBERTA_SPAN = 16 };                     // k
typedef struct { Tensor *table; Linear q_proj, k_proj; } Deberta;

static Tensor *attend_deberta(Tensor *q, Tensor *k, Tensor *v,
                              const Mask *mask, int first, void *ctx)
{
    Deberta *d = ctx;
    attend_check("deberta", q, k, v, mask, NULL);
    Tensor *qR = t_linear(d->q_proj, d->table);             // (2k,C)
    Tensor *kR = t_linear(d->k_proj, d->table);
    Tensor *scores = deberta_scores(q, k, qR, kR, first, 0, 0);
    return t_matmul(t_softmax(t_mask(scores, mask)), v, false, false);
}

/* One table for all blocks; matrices for each, of which only the queries' has
   a bias. */
static void install_deberta(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)L;
    int layers = t->encoder.layers, C = t->sizes.C;
    Deberta *d = scheme_memory(t, (size_t)layers * sizeof *d);
    Tensor *table = param(ps, DIMS(2 * DEBERTA_SPAN, C), "position.table");
    init_normal(table, rng, 0.1f);
    for (int l = 0; l < layers; l++) {
        const char *name = path("position.layers.%d", l);
        d[l].table = table;
        d[l].q_proj = linear_new(ps, rng, path("%s.q_proj", name), C, C);
        d[l].k_proj.weight = param(ps, DIMS(C, C), "%s.k_proj.weight", name);
        init_uniform(d[l].k_proj.weight, rng, 1 / sqrtf((float)C));
    }
    scheme_attend(t, attend_deberta, d, sizeof *d);
}

const Scheme deberta = { "DeBERTa", install_deberta, false };
