/* 2-hands-at-rest.h: the slowest hands of the clock are stopped. */
#pragma once

/* Writes the D/2 speeds: base^(-2a/D) for the first floor(p D/2) pairs, and 0
   for the others. Returns how many turn. */
int speeds_with_rest(double *speed, int D, double base, double p);

/* The part of q · k that comes from pairs that rest, where pair a is made of
   the numbers a and a + D/2. */
double score_at_rest(const float *q, const float *k, int D,
                     const double *speed);
