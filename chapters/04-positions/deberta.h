/* deberta.h: the word looks for a place, and the place for a word. */
#pragma once
#include "04-positions/scheme.h"

//@ deberta-interface
/* The distance's bucket as in DeBERTa-v2: below buckets / 2 the distance
   itself, then powers, so that most - 1 gets buckets - 1; the sign stays (He et
   al., 2021, and their code). */
int deberta_bucket(int distance, int buckets, int most);

/* Scores (B,H,T,S) out of the queries and keys of the words, and those of 2k
   distances (2k,C):
   (q_i . k_j + q_i . k^R_ij + q^R_ij . k_j) / sqrt(3D).
   Row clip(distance + k, 0, 2k - 1) belongs to a distance query - key, in both
   of the last terms: so the published code, while the paper prints key - query
   for the third. With buckets > 0 a distance is replaced by deberta_bucket of
   it and most. */
Tensor *deberta_scores(Tensor *q, Tensor *k, Tensor *qR, Tensor *kR, int first,
                       int buckets, int most);
