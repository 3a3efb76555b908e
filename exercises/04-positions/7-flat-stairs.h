/* 7-flat-stairs.h: from scores for each distance to scores for each key. */
#pragma once

/* T queries are the last T of S tokens, all of which are keys; T <= S. x has
   room for T (T + S - 1) numbers. */

/* Before, x is (T,T+S-1): a query's scores for the distances S-1, S-2, ...,
   1-T. After, its beginning is (T,S): a query's score for each key. */
void lay_flat(int T, int S, float *x);

/* Its backward. Before, the beginning of x is (T,S), the gradient of what
   lay_flat left there, and the rest is anything; after, all of x is the
   gradient of what lay_flat was given. */
void stand_up(int T, int S, float *x);
