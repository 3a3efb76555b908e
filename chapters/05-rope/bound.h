/* bound.h: how a RoPE score can fade with distance. */
#pragma once

//@ bound-interface
/* The mean over j = 1, ..., D/2 of |S_j|, where S_j is the sum over a < j of
   e^(i distance theta[a]). (Su and others 2021, 3.4.3.) */
double rope_mean_sum(const double *theta, int D, double distance);

/* What a score can be at most: max_a |h_(a+1) - h_a| times the sum of |S_j|,
   where h_a is the complex number q_a times the conjugate of k_a. Pairs are
   neighbours. */
double rope_bound(const float *q, const float *k, const double *theta, int D,
                  double distance);

/* The score itself, with q at distance and k at 0. */
double rope_score(const float *q, const float *k, const double *theta, int D,
                  double distance);
