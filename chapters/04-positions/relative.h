/* relative.h: numbers picked by how far a key stands from a query. */
#pragma once
#include "02-tensors/tensor.h"

//@ relative-interface
/* Between T queries and S keys there are T + S - 1 distances. Query t and key
   j have number T - 1 - t + j: from the last query and the first key on, as
   the distance falls. column[n] is where a row holds what belongs to number
   n. */

/* x (...,T,R) -> (...,T,S): out[t][j] = x[t][column[T - 1 - t + j]]. x may
   also be (...,1,R), one row for all queries. */
Tensor *t_pick(Tensor *x, const int *column, int T, int S);

/* The way back, as an op: x (...,T,S) -> (...,T,R), where out[t][c] is the sum
   of x[t][j] over the keys j whose column is c. */
Tensor *t_pile(Tensor *x, const int *column, int R);

//@ clipped-interface
/* Columns for queries at first, first + 1, ... and keys at 0, 1, ...: the
   distance query - key, clipped to [-k, most], plus k. On the tape. */
int *clipped_columns(int first, int T, int S, int k, int most);

/* Rows (n,C) -> (B,H,n,D), the same for each text of a batch. */
Tensor *heads_of_rows(Tensor *rows, int B, int H);

/* (H,D) is added to every query of x (B,H,T,D), each head's row to its own. */
Tensor *add_to_heads(Tensor *x, Tensor *u);
