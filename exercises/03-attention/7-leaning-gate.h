/* 7-leaning-gate.h: SwiGLU, an MLP with a gate in it. */
#pragma once

/* C numbers in and out, H hidden ones, no biases. Weights are (out,in):
   gate and up are (H,C), down is (C,H). */
typedef struct {
    int C, H;
    const float *gate, *up, *down;
} Gated;

/* x and y are (N,C). With a = gate x and b = up x, for each row of x,
   y = down (silu(a) b), entry by entry, where silu(a) = a / (1 + exp(-a)). */
void gated_mlp(const Gated *w, int N, const float *x, float *y);

/* Where its gradient is added to: dx is (N,C), the others as the weights. */
typedef struct {
    float *dx, *dgate, *dup, *ddown;
} GatedGradient;

void gated_mlp_backward(const Gated *w, int N, const float *x,
                        const float *dy, GatedGradient to);
