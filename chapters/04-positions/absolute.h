/* absolute.h: rows that are added to the tokens' rows. */
#pragma once
#include "04-positions/scheme.h"

//@ sinusoid-interface
/* Rows (count,C) of sines and cosines for the places from first on: pair i
   has the angle place / 10000^(2i/C) (Vaswani et al., section 3.5). The two
   stand side by side, or all sines before all cosines. */
typedef enum { SIDE_BY_SIDE, HALVES } Layout;
Tensor *sinusoid_rows(int first, int count, int C, Layout layout);

//@ hierarchical-interface
/* Rows (count,C) for the places from first on, out of a table (L,C). The first
   L are the table's; with u_i = (p_i - a p_0) / (1 - a), place i L + j gets
   a u_i + (1 - a) u_j, which for i = 0 is p_j (Su, 2020). Up to L L places. */
Tensor *hierarchical_rows(Tensor *table, int first, int count);
