/* shaw.h: a learned row for each distance, up to a limit. */
#pragma once
#include "04-positions/scheme.h"

//@ shaw-interface
/* Attention with a row for each distance query - key, clipped to [-k, k], in
   tables (2k + 1,D): score q_i . (k_j + R^K_ij) / sqrt(D), and the value is
   v_j + R^V_ij (Shaw et al., 2018; the paper counts key - query). */
Tensor *shaw_attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                    int first, Tensor *RK, Tensor *RV);
