#include "04-positions/alibi.h"

#include <math.h>

//@ alibi-slopes
void alibi_slopes(float *slope, int H)
{
    int power = 1;
    while (2 * power <= H)
        power *= 2;
    for (int h = 0; h < power; h++)
        slope[h] = (float)exp2(-8.0 * (h + 1) / power);
    for (int h = power; h < H; h++)
        slope[h] = (float)exp2(-4.0 * (2 * (h - power) + 1) / power);
}

//@ alibi
Tensor *alibi_bias(int H, int T, int S, int first)
{
    Tensor *bias = tape_new("alibi", DIMS(H, T, S), NULL, NULL, NULL, NULL);
    float *slope = tape_alloc((size_t)H * sizeof *slope), *b = bias->data;
    alibi_slopes(slope, H);
    for (int h = 0; h < H; h++)
        for (int i = first; i < first + T; i++)
            for (int j = 0; j < S; j++)
                *b++ = -slope[h] * fabsf((float)(i - j));
    return bias;
}

static Tensor *attend_alibi(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                            int first, void *ctx)
{
    (void)ctx;
    Tensor *bias = alibi_bias(q->dim[1], q->dim[2], k->dim[2], first);
    return t_attend_streamed(q, k, v, mask, bias);
}

static void install_alibi(Tower *t, Params *ps, Rng *rng, int L)
{
    (void)ps, (void)rng, (void)L;
    scheme_attend(t, attend_alibi, NULL, 0);
}

const Scheme alibi = { "ALiBi", install_alibi, false };
