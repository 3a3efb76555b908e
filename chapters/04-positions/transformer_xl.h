/* transformer_xl.h: sinusoids of the distance, and what is left of the other
   terms (Dai et al., 2019; XLNet, Yang et al., 2019). */
#pragma once
#include "04-positions/scheme.h"

//@ xl-interface
/* What a block learns: a key matrix for distances (C,C), without a bias; and
   the rows (H,D) that stand in the place of a query's own position. */
typedef struct { Linear r_proj; Tensor *u, *v; } RelativeXl;

/* Rows (T + S - 1,C): sinusoids of the distances from the largest one,
   first + T - 1, down to first - S + 1; all sines before all cosines. */
Tensor *xl_rows(int first, int T, int S, int C);

/* x (...,T,T+S-1) -> (...,T,S), the relative shift: row t moves T - 1 - t
   places to the left. */
Tensor *t_relative_shift(Tensor *x, int S);

/* Scores (B,H,T,S), divided by sqrt(D):
   (q_i + u) . k_j + (q_i + v) . (R_{i-j} W_R). */
Tensor *xl_scores(Tensor *q, Tensor *k, int first, const RelativeXl *r);
