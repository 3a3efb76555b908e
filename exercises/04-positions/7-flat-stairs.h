/* 7-flat-stairs.h: from scores for each distance to scores for each key. */
#pragma once

/* N queries are the last N of M tokens, all of which are keys; N <= M. x has
   room for N (N + M - 1) numbers. */

/* Before, x is (N,N+M-1): a query's scores for the distances M-1, M-2, ...,
   1-N. After, its beginning is (N,M): a query's score for each key. */
void lay_flat(int N, int M, float *x);

/* Its backward. Before, the beginning of x is (N,M), the gradient of what
   lay_flat left there, and the rest is anything; after, all of x is the
   gradient of what lay_flat was given. */
void stand_up(int N, int M, float *x);
