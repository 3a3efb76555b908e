/* 9-same-diagonal.h: products with a matrix that only knows distances. */
#pragma once

/* B is (T,T), with B[i][j] = b[T - 1 + i - j]; b has 2T - 1 numbers. */

/* y = B x, in a time much less than T T. */
void diagonals_times(int T, const float *b, const float *x, float *y);

/* Its backward, as quickly: adds to db, 2T - 1 numbers, and to dx, T. */
void diagonals_backward(int T, const float *b, const float *x, const float *dy,
                        float *db, float *dx);
