/* 3-long-day.h: which base is enough for a length. */
#pragma once

/* The smallest base, 1 or more, with which the slowest pair of a head of D
   numbers turns by no more than one full turn from the first of L places to
   the last; 0 where no base is enough. */
double base_for_length(int D, int L);

/* The smallest distance from 1 to limit at which the sum over all pairs of
   cos(distance base^(-2a/D)) is below 0; 0 where there is none. */
int first_doubt(int D, double base, int limit);
