/* 6-count-sheep.h: positions that count only what the query cares about. */
#pragma once

/* One causal head. q and k are (T,D). place is (T,T): row i has the places of
   the keys 0 to i as the query i counts them, and zeros behind. P is at least
   1. */
void sheep_places(int T, int D, int P, const float *q, const float *k,
                  float *place);

/* v is (T,D), e is (P,D): a vector for each whole place. out is (T,D). */
void sheep_attend(int T, int D, int P, const float *q, const float *k,
                  const float *v, const float *e, float *out);
