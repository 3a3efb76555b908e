#include "02-tensors/optim.h"

#include "01-sliding-window/require.h"
#include "02-tensors/lanes.h"

//@ like-params
/* A list of zeros, as long as the parameters are. */
static float **like_params(const Params *ps)
{
    float **lists = allocate((size_t)ps->count, sizeof *lists);
    for (int i = 0; i < ps->count; i++)
        lists[i] = allocate(numel(ps->at[i]), sizeof(float));
    return lists;
}

static void free_lists(float **lists, int count)
{
    for (int i = 0; i < count; i++)
        free(lists[i]);
    free(lists);
}

//@ adamw
AdamW adamw_init(const Params *ps, float lr)
{
    return (AdamW){ .lr = lr, .beta1 = 0.9f, .beta2 = 0.999f, .eps = 1e-8f,
                    .decay = 0.01f, .power1 = 1, .power2 = 1,
                    .count = ps->count, .m = like_params(ps),
                    .v = like_params(ps) };
}

void adamw_step(AdamW *opt, Params *ps)
{
    REQUIRE(opt->count == ps->count, "adamw_step: made for %d parameters, "
            "there are %d", opt->count, ps->count);
    opt->power1 *= (double)opt->beta1;
    opt->power2 *= (double)opt->beta2;
    float b1 = opt->beta1, b2 = opt->beta2, eps = opt->eps;
    float step = (float)((double)opt->lr / (1 - opt->power1));
    float root = (float)(1 / sqrt(1 - opt->power2));
    for (int k = 0; k < ps->count; k++) {
        Tensor *t = ps->at[k];
        if (!t->grad)
            continue;
        float *p = t->data, *g = t->grad, *m = opt->m[k], *v = opt->v[k];
        float keep = t->ndim > 1 ? 1 - opt->lr * opt->decay : 1;
        size_t n = numel(t);
        #pragma omp parallel for simd if (parallel: n >= LARGE)
        for (size_t i = 0; i < n; i++) {
            m[i] = b1 * m[i] + (1 - b1) * g[i];
            v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
            p[i] = keep * p[i] - step * m[i] / (sqrtf(v[i]) * root + eps);
        }
    }
}

void adamw_close(AdamW *opt)
{
    free_lists(opt->m, opt->count);
    free_lists(opt->v, opt->count);
    *opt = (AdamW){ 0 };
}

//@ sgd
Sgd sgd_init(const Params *ps, float lr, float momentum)
{
    return (Sgd){ lr, momentum, ps->count, like_params(ps) };
}

void sgd_step(Sgd *opt, Params *ps)
{
    REQUIRE(opt->count == ps->count, "sgd_step: made for %d parameters, "
            "there are %d", opt->count, ps->count);
    for (int k = 0; k < ps->count; k++) {
        Tensor *t = ps->at[k];
        float *v = opt->v[k];
        for (size_t i = 0; t->grad && i < numel(t); i++) {
            v[i] = opt->momentum * v[i] + t->grad[i];
            t->data[i] -= opt->lr * v[i];
        }
    }
}

void sgd_close(Sgd *opt)
{
    free_lists(opt->v, opt->count);
    *opt = (Sgd){ 0 };
}

//@ schedule
float warmup_cosine(int step, int warmup, int steps)
{
    REQUIRE(step >= 0 && step < steps && warmup >= 0 && warmup < steps,
            "warmup_cosine: step %d and warmup %d do not lie in %d steps",
            step, warmup, steps);
    if (step < warmup)
        return (float)(step + 1) / (float)warmup;
    double done = (double)(step - warmup) / (steps - warmup);
    return (float)(0.5 * (1 + cos(acos(-1) * done)));
}

//@ clip
float clip_global_norm(Params *ps, float max)
{
    double sum = 0;
    for (int k = 0; k < ps->count; k++) {
        const float *g = ps->at[k]->grad;
        size_t n = numel(ps->at[k]);
        if (g)
            sum += (double)ROW_SUM(i, n, g[i] * g[i]);
    }
    float norm = (float)sqrt(sum);
    for (int k = 0; k < ps->count && norm > max; k++)
        for (size_t i = 0; ps->at[k]->grad && i < numel(ps->at[k]); i++)
            ps->at[k]->grad[i] *= max / norm;
    return norm;
}
