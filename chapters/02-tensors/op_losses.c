#include "02-tensors/op_common.h"

//@ cross-entropy
/* What backward needs: the targets, the setting, log sum_i e^(x_i) of each
   row, and how many rows count. */
typedef struct {
    int *target;
    CrossEntropy how;
    float *lse;
    size_t counted;
} Targets;

/* With smoothing s and V classes the target distribution is q = s / V
   everywhere and 1 - s more at the target; dx = (softmax(x) - q) / counted. */
static void cross_entropy_backward(Tensor *out)
{
    Tensor *x = out->src[0];
    const Targets *t = out->ctx;
    size_t R = rows_of(x), V = last_dim(x);
    float g = out->grad[0] / (float)t->counted, s = t->how.smoothing;
    #pragma omp parallel for if (R * V >= LARGE)
    for (size_t r = 0; r < R; r++) {
        const float *in = x->data + r * V;
        float *dx = x->grad + r * V;
        if (t->target[r] < 0)
            continue;
        for (size_t i = 0; i < V; i++)
            dx[i] += g * (real_exp(in[i] - t->lse[r]) - s / (float)V);
        dx[t->target[r]] -= g * (1 - s);
    }
}

/* Copies the targets; counts those that are not ignored. */
static Targets targets_of(Tensor *logits, const int *target, CrossEntropy how)
{
    size_t R = rows_of(logits), V = last_dim(logits);
    Targets t = { tape_alloc(R * sizeof(int)), how,
                  tape_alloc(R * sizeof(float)), 0 };
    REQUIRE(how.ignored <= 0, "cross_entropy: the ignored target is %d, "
            "not negative", how.ignored);
    REQUIRE(how.smoothing >= 0 && how.smoothing < 1, "cross_entropy: "
            "smoothing is %g, not in [0, 1)", (double)how.smoothing);
    for (size_t r = 0; r < R; r++) {
        bool ignored = how.ignored < 0 && target[r] == how.ignored;
        REQUIRE(ignored || (target[r] >= 0 && target[r] < (int)V),
                "cross_entropy: %s: target %zu is %d, not in 0 to %zu",
                shape(logits), r, target[r], V - 1);
        t.target[r] = target[r];
        t.counted += !ignored;
    }
    REQUIRE(t.counted > 0, "cross_entropy: %s: every target is ignored",
            shape(logits));
    return t;
}

/* A row's loss is lse - sum_i q_i x_i. */
Tensor *t_cross_entropy(Tensor *logits, const int *target, CrossEntropy how)
{
    Targets t = targets_of(logits, target, how);
    Tensor *out = tape_new("cross_entropy", DIMS(1), cross_entropy_backward,
                           logits, NULL, NULL);
    size_t R = rows_of(logits), V = last_dim(logits);
    float s = how.smoothing, *room = tape_alloc(R * V * sizeof(float));
    float *loss = tape_alloc(R * sizeof(float));
    #pragma omp parallel for if (R * V >= LARGE)
    for (size_t r = 0; r < R; r++) {
        const float *x = logits->data + r * V;
        loss[r] = 0;
        if (t.target[r] < 0)
            continue;
        t.lse[r] = log_sum_exp(x, V, room + r * V);
        loss[r] = t.lse[r] - (1 - s) * x[t.target[r]]
            - (s > 0 ? s * ROW_SUM(i, V, x[i]) / (float)V : 0);
    }
    double total = 0;
    for (size_t r = 0; r < R; r++)
        total += (double)loss[r];
    out->data[0] = (float)(total / (double)t.counted);
    *(Targets *)(out->ctx = tape_alloc(sizeof t)) = t;
    return out;
}

//@ cross-entropy-soft
Tensor *t_cross_entropy_soft(Tensor *logits, Tensor *q)
{
    REQUIRE(same_shape(logits, q), "cross_entropy_soft: %s and %s: the shapes "
            "differ", shape(logits), shape(q));
    Tensor *each = t_mul(q, t_log_softmax(logits));
    return t_scale(t_sum(each), -1 / (float)rows_of(logits));
}
