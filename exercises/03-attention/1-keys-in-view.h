/* 1-keys-in-view.h: at how many keys a head really looks. */
#pragma once

/* exp of the entropy of the softmax of score[0], ..., score[n-1]. A masked
   key has the score -INFINITY; where no key is seen it is 0. */
double keys_in_view(const float *score, int n);

/* score is (T,S), one row for each query: exp of the mean entropy of those
   rows that see a key; 0 where none does. */
double head_in_view(const float *score, int T, int S);
