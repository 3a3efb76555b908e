/* 8-growing-yardstick.h: a learned function of a share of the distance. */
#pragma once

/* A small network with K hidden numbers, from a share to a bias for each of H
   heads: w1, b1 (K), w2 (H,K), b2 (H). c and L are above 0. */
typedef struct {
    int K, H;
    const float *w1, *b1, *w2, *b2;
    float c, L;
} Yardstick;

/* Adds each head's bias to its score, (H,T,T), for all j <= i. */
void yardstick_bias(const Yardstick *y, int T, float *score);

/* Where the gradient is added to; dc and dL are one number each. */
typedef struct {
    float *dw1, *db1, *dw2, *db2, *dc, *dL;
} YardstickGradient;

/* dscore is (H,T,T). */
void yardstick_backward(const Yardstick *y, int T, const float *dscore,
                        YardstickGradient to);
