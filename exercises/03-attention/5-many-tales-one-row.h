/* 5-many-tales-one-row.h: a row of tokens that holds several tales. */
#pragma once

enum { NO_TARGET = -100 };

/* Each tale in the row of T tokens ends with the token `end`, its last one;
   the last tale may be cut off. For each token: its place in its own tale, the
   index of its tale's first token, and what is to be predicted there. */
void read_row(const int *token, int T, int end, int *place, int *first,
              int *target);

/* q, k, v and out are (T,D). Query i sees key j if j <= i, first[i] <= j and
   i - j < W; W >= 1. What is not seen may be anything, NaN too. */
void attend_in_tale(const float *q, const float *k, const float *v,
                    const int *first, int T, int D, int W, float *out);
