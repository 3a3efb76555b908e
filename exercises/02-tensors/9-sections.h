/* 9-sections.h: group normalisation, the norm of images. */
#pragma once

/* What both functions know: B images of C channels of N pixels, (B,C,N). The
   channels lie in G groups of C/G neighbours; G divides C. eps > 0. */
typedef struct {
    int B, C, N, G;
    float eps;
} Groups;

/* Each group of each image by itself: u = (x - mean) / sqrt(variance + eps);
   then y = gain u + bias, with one gain and one bias for each channel. */
void group_norm(Groups how, const float *x, const float *gain,
                const float *bias, float *y);

/* Its gradient: adds to dx, (B,C,N), to dgain, (C), and to dbias, (C). */
void group_norm_backward(Groups how, const float *x, const float *gain,
                         const float *dy, float *dx, float *dgain,
                         float *dbias);
