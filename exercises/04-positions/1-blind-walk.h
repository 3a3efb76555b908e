/* 1-blind-walk.h: from one sinusoidal row to the one k further on. */
#pragma once

/* M is (d,d), d even. For each position t, M times the row of t is the row of
   t + k. */
void walk_matrix(int d, int k, float *M);

/* out = M p, for any d numbers p, in time proportional to d. out may be p
   itself. */
void walk(int d, int k, const float *p, float *out);
