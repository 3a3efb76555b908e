#include "05-rope/linear_rope.h"

#include "02-tensors/op_common.h"

//@ linear-rope-feature
/* elu(x) + 1: x + 1 above zero, e^x below; positive everywhere. */
static Tensor *feature(Tensor *x)
{
    Tensor *below = t_exp(t_scale(t_relu(t_scale(x, -1)), -1));
    return t_add(below, t_relu(x));
}

//@ linear-rope-weights
static Tensor *constant(int ndim, const int *dim, float value)
{
    Tensor *t = tape_new("constant", ndim, dim, NULL, NULL, NULL, NULL);
    for (size_t i = 0; i < numel(t); i++)
        t->data[i] = value;
    return t;
}

/* Scores (B,H,T,T) of keys that stand behind the query become zero. */
static Tensor *causal(Tensor *scores)
{
    Tensor *seen = constant(4, scores->dim, 1);
    size_t T = last_dim(scores);
    for (size_t r = 0; r < rows_of(scores); r++)
        for (size_t j = r % T + 1; j < T; j++)
            seen->data[r * T + j] = 0;
    return t_mul(scores, seen);
}

Tensor *t_linear_weights(Tensor *q, Tensor *k, const RopeTable *table,
                         Pairing pairing)
{
    REQUIRE(q->ndim == 4 && same_shape(q, k), "linear_weights: %s and %s: "
            "not (B,H,T,D) both", shape(q), shape(k));
    int T = q->dim[2];
    Tensor *fq = feature(q), *fk = feature(k);
    Tensor *above = causal(t_matmul(fq, fk, false, true)), *below = above;
    if (table) {
        Tensor *turned = t_rope(fq, table, pairing, 0);
        fk = t_rope(fk, table, pairing, 0);
        above = causal(t_matmul(turned, fk, false, true));      // (B,H,T,T)
    }
    Tensor *down = constant(DIMS(T, 1), 1), *across = constant(DIMS(1, T), 1);
    Tensor *sum = t_matmul(below, down, false, false);          // (B,H,T,1)
    Tensor *one_over = t_exp(t_scale(t_log(sum), -1));
    return t_mul(above, t_matmul(one_over, across, false, false));
}

Tensor *t_linear_attend(Tensor *q, Tensor *k, Tensor *v,
                        const RopeTable *table, Pairing pairing)
{
    Tensor *w = t_linear_weights(q, k, table, pairing);
    return t_matmul(w, v, false, false);
}

//@ linear-rope-open
LinearState linear_state_open(int D)
{
    size_t n = (size_t)D;
    LinearState s = { .D = D, .S = allocate(n * n, sizeof(float)) };
    s.z = allocate(n, sizeof(float));
    s.room = allocate(3 * n, sizeof(float));
    return s;
}

void linear_state_close(LinearState *s)
{
    free(s->S);
    free(s->z);
    free(s->room);
    *s = (LinearState){ 0 };
}

//@ linear-rope-step
static float feature_of(float x)
{
    return x > 0 ? x + 1 : real_exp(x);
}

/* plain = f(x), and turned = R_m of that. */
static void turned_feature(float *turned, float *plain, const float *x, int D,
                           const RopeTable *table, Pairing pairing, int m)
{
    for (int d = 0; d < D; d++)
        plain[d] = feature_of(x[d]);
    if (table)
        rope_row(turned, plain, table, pairing, m);
    else
        memcpy(turned, plain, (size_t)D * sizeof *plain);
}

void linear_state_step(LinearState *s, const float *q, const float *k,
                       const float *v, const RopeTable *table,
                       Pairing pairing, float *out)
{
    int D = s->D;
    float *plain = s->room, *fk = plain + D, *fq = fk + D, sum = 0;
    turned_feature(fk, plain, k, D, table, pairing, s->count);
    for (int d = 0; d < D; d++)
        s->z[d] += plain[d];
    turned_feature(fq, plain, q, D, table, pairing, s->count++);
    for (int d = 0; d < D; d++) {
        sum += plain[d] * s->z[d];
        out[d] = 0;
    }
    for (int c = 0; c < D; c++)
        for (int d = 0; d < D; d++) {
            s->S[c * D + d] += fk[c] * v[d];
            out[d] += fq[c] * s->S[c * D + d];
        }
    for (int d = 0; d < D; d++)
        out[d] /= sum;
}
