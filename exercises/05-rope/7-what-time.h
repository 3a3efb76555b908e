/* 7-what-time.h: reading the place from arrows that were turned. */
#pragma once

/* The smallest time, 0 or more, in which an arrow of this speed (radians a
   place) turns from the direction of `from` to that of `to`; -1 where one of
   them has no length. */
double time_of_hand(double speed, const float from[2], const float to[2]);

/* The place at which the row `from` (2A) was turned into `to` (2A), where the
   numbers 2a and 2a + 1 are the hand with speed[a]. */
int time_of_clock(int A, const double *speed, const float *from,
                  const float *to);
