/* theta.h: how fast each arrow turns, and how to slow it for texts longer
   than those of the training. */
#pragma once

//@ theta-interface
/* theta[a] = base^(-2a/D) for a = 0, ..., D/2 - 1, in radians a place: from
   1 down to a little above 1/base. D is even. (Su and others 2021, 3.2.2.) */
void rope_theta(double *theta, int D, double base);

//@ theta-interpolate-interface
/* Position interpolation (Chen and others 2023): all arrows s times slower. */
void theta_interpolated(double *theta, int D, double base, double s);

//@ theta-ntk-interface
/* "NTK-aware": another base, by which the slowest arrow becomes exactly s
   times slower and the fastest stays as it is: base s^(D/(D-2)). */
double ntk_base(double base, int D, double s);

/* "Dynamic NTK": up to L places nothing changes; for n places s is s n/L -
   (s - 1) instead, which is 1 at L. As in Transformers. */
double dynamic_base(double base, int D, double s, int n, int L);

//@ theta-yarn-interface
/* YaRN (Peng and others 2023): arrows that turn more than 32 times in the L
   places of the training keep their speed, those that turn less than once
   become s times slower, and between them goes a line. The ends are rounded
   to whole pairs, as in Transformers. Returns the factor for cos and sin,
   1 + ln(s)/10. */
double theta_yarn(double *theta, int D, double base, double s, int L);
