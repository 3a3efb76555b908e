/* lab_lookup: attention by numbers that one can check on paper. */
#include "lab.h"
#include "02-tensors/ops.h"
#include "02-tensors/real.h"
#include "03-attention/attention.h"

#include <math.h>
#include <stdio.h>

//@ lookup-dictionary
/* A dictionary of two entries: a key of two numbers, and its value. */
enum { ENTRIES = 2, D = 2 };
static const float entry_key[ENTRIES][D] = { { 2, 0 }, { 0, 2 } };
static const float entry_value[ENTRIES] = { 10, 20 };

/* The value of the key that equals q; none: NaN. */
static float look_up(const float q[D])
{
    for (int j = 0; j < ENTRIES; j++)
        if (q[0] == entry_key[j][0] && q[1] == entry_key[j][1])
            return entry_value[j];
    return NAN;
}

//@ lookup-soft
/* All values, each by the share of its key: e^(q.k) over the sum of these. */
static float look_up_softly(const float q[D], float share[ENTRIES])
{
    float sum = 0, mean = 0;
    for (int j = 0; j < ENTRIES; j++) {
        const float *k = entry_key[j];
        share[j] = real_exp(q[0] * k[0] + q[1] * k[1]);
        sum += share[j];
    }
    for (int j = 0; j < ENTRIES; j++) {
        share[j] /= sum;
        mean += share[j] * entry_value[j];
    }
    return mean;
}

//@ lookup-both
static void both_ways(void)
{
    const float asked[][D] = { { 2, 0 }, { 0, 2 }, { 1, 0.5f }, { 1, 1 } };
    printf("query     exact   soft   shares\n");
    for (int i = 0; i < 4; i++) {
        float share[ENTRIES], exact = look_up(asked[i]);
        float soft = look_up_softly(asked[i], share);
        printf("(%g, %g)%*s", (double)asked[i][0], (double)asked[i][1],
               asked[i][1] == 0.5f ? 1 : 3, "");
        if (isnan(exact))
            printf("   none");
        else
            printf("  %5g", (double)exact);
        printf("  %5.2f   %.3f %.3f\n", (double)soft, (double)share[0],
               (double)share[1]);
    }
}

//@ lookup-tokens
/* Four tokens: what each asks, what it answers to, what it says. */
enum { T = 4 };
static const float q[T * D] = { 2, 0,  -1, 1,  1, 1,  1, 2 };
static const float k[T * D] = { 1, 0,   0, 1,  1, 1,  2, -1 };
static const float v[T * D] = { 4, 0,   0, 4,  2, 2,  -2, 0 };

/* One sequence, one head. */
static Tensor *tokens(const float *x)
{
    return t_input(DIMS(1, 1, T, D), x);
}

//@ lookup-steps
/* All that is computed for one query. */
typedef struct {
    float score[T], scaled[T], e[T], sum, weight[T], out[D];
} Steps;

static Steps steps_of(const float *asks)
{
    Steps s = { 0 };
    for (int j = 0; j < T; j++) {
        s.score[j] = asks[0] * k[j * D] + asks[1] * k[j * D + 1];
        s.scaled[j] = s.score[j] / sqrtf(D);
        s.e[j] = real_exp(s.scaled[j]);
        s.sum += s.e[j];
    }
    for (int j = 0; j < T; j++) {
        s.weight[j] = s.e[j] / s.sum;
        for (int d = 0; d < D; d++)
            s.out[d] += s.weight[j] * v[j * D + d];
    }
    return s;
}

//@ lookup-one
/* The query of the last token. */
static void one_query(void)
{
    Steps s = steps_of(q + 3 * D);
    printf("\nkey         q.k  scaled     e^  weight  value\n");
    for (int j = 0; j < T; j++) {
        const float *key = k + j * D, *says = v + j * D;
        printf("%d (%g, %2g)  %4g  %6.3f  %5.3f   %.3f  (%g, %g)\n", j,
               (double)key[0], (double)key[1], (double)s.score[j],
               (double)s.scaled[j], (double)s.e[j], (double)s.weight[j],
               (double)says[0], (double)says[1]);
        lab_row("steps", "key=%d; score=%g; scaled=%.3f; exp=%.3f; "
                "weight=%.3f; v0=%g; v1=%g", j, (double)s.score[j],
                (double)s.scaled[j], (double)s.e[j], (double)s.weight[j],
                (double)says[0], (double)says[1]);
    }
    printf("sum                        %6.3f          (%.3f, %.3f)\n",
           (double)s.sum, (double)s.out[0], (double)s.out[1]);
    lab_value("exp-sum", (double)s.sum);
    lab_value("weight-2", (double)s.weight[2]);
    lab_value("out-0", (double)s.out[0]);
    lab_value("out-1", (double)s.out[1]);
}

//@ lookup-same
/* Whether t_attend, which takes all queries at once, gives the same. */
static bool same_as_attend(void)
{
    Steps s = steps_of(q + 3 * D);
    Tensor *asks = tokens(q), *keys = tokens(k), *says = tokens(v);
    const float *out = t_attend(asks, keys, says, &(Mask){ 0 }, NULL)->data;
    return fabsf(s.out[0] - out[3 * D]) < 1e-6f
        && fabsf(s.out[1] - out[3 * D + 1]) < 1e-6f;
}

//@ lookup-all
/* Prints and records all weights under a mask, and what comes out. */
static void all_queries(const char *name, Mask mask)
{
    Tensor *asks = tokens(q), *keys = tokens(k), *says = tokens(v);
    const float *w = t_attention_weights(asks, keys, &mask, NULL)->data;
    const float *out = t_attend(asks, keys, says, &mask, NULL)->data;
    printf("\n%-8s key 0  key 1  key 2  key 3   out\n", name);
    for (int i = 0; i < T; i++) {
        printf("query %d ", i);
        for (int j = 0; j < T; j++) {
            if (attends(&mask, 0, i, j, T))
                printf(" %.3f ", (double)w[i * T + j]);
            else
                printf("     . ");
            lab_row("weights", "mask=%s; query=%d; key=%d; weight=%.3f", name,
                    i, j, (double)w[i * T + j]);
        }
        printf("  (%.3f, %.3f)\n", (double)out[i * D],
               (double)out[i * D + 1]);
    }
}

//@ lookup-permuted
/* The largest difference that another order of keys and values makes. */
static float permuted(void)
{
    const int order[T] = { 2, 0, 3, 1 };
    float k2[T * D], v2[T * D], most = 0;
    for (int j = 0; j < T; j++)
        for (int d = 0; d < D; d++) {
            k2[j * D + d] = k[order[j] * D + d];
            v2[j * D + d] = v[order[j] * D + d];
        }
    Tensor *asks = tokens(q), *keys = tokens(k), *says = tokens(v);
    Tensor *a = t_attend(asks, keys, says, &(Mask){ 0 }, NULL);
    Tensor *keys2 = tokens(k2), *says2 = tokens(v2);
    Tensor *b = t_attend(asks, keys2, says2, &(Mask){ 0 }, NULL);
    for (int i = 0; i < T * D; i++)
        most = fmaxf(most, fabsf(a->data[i] - b->data[i]));
    return most;
}

//@ lookup-sharp
/* Three digits, and no "-0.000". */
static double rounded(float x)
{
    return rint(1000 * (double)x) / 1000 + 0.0;
}

/* Scores a hundred times as large: how far what comes out is from the value
   of the key with the largest score. */
static float sharp(void)
{
    float most = 0;
    Tensor *asks = t_scale(tokens(q), 100);
    Tensor *keys = tokens(k), *says = tokens(v);
    Tensor *out = t_attend(asks, keys, says, &(Mask){ 0 }, NULL);
    printf("\nscores times 100\n");
    for (int i = 0; i < T; i++) {
        int best = 0;
        float high = -INFINITY;
        for (int j = 0; j < T; j++) {
            float s = q[i * D] * k[j * D] + q[i * D + 1] * k[j * D + 1];
            if (s > high)
                high = s, best = j;
        }
        printf("query %d: largest is that of key %d; out (%.3f, %.3f)\n", i,
               best, rounded(out->data[i * D]), rounded(out->data[i * D + 1]));
        for (int d = 0; d < D; d++)
            most = fmaxf(most, fabsf(out->data[i * D + d] - v[best * D + d]));
    }
    return most;
}

//@ lookup-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    both_ways();
    one_query();
    lab_claim("by-hand", "The steps by hand give what t_attend gives.", HOLDS,
              same_as_attend());
    all_queries("none", (Mask){ 0 });
    all_queries("causal", (Mask){ .causal = true });
    float by_order = permuted();
    float off = sharp();
    lab_claim("permuted", "Keys and values in another order, each key with "
              "its value, give the same.", HOLDS, by_order < 1e-6f);
    lab_claim("sharp", "With the scores a hundred times as large, each query "
              "gets the value of the key with its largest score.", HOLDS,
              off < 1e-6f);
    return lab_end();
}
