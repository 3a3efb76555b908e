/* 4-from-afar.h: the largest of each square of an image, and its gradient. */
#pragma once

/* x is (C,H,W). Squares of P by P pixels start at every S-th row and column,
   from 0; only those that lie wholly inside count. P is at most H and W.
   Writes the largest of each to out, (C, (H-P)/S+1, (W-P)/S+1). */
void max_pool(const float *x, int C, int H, int W, int P, int S, float *out);

/* Its gradient: each dout is added to the entry of dx whose pixel was the
   largest; of equal ones the first, row by row. */
void max_pool_backward(const float *x, int C, int H, int W, int P, int S,
                       const float *dout, float *dx);
