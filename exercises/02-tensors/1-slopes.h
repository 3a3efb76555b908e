/* 1-slopes.h: numbers that know how fast they change. */
#pragma once

/* A value and its slope: how fast the value grows with the one variable. */
typedef struct {
    double value, slope;
} Dual;

Dual dual_constant(double c);           // never changes
Dual dual_variable(double x);           // the variable itself
Dual dual_add(Dual a, Dual b);          // a + b
Dual dual_sub(Dual a, Dual b);          // a - b
Dual dual_mul(Dual a, Dual b);          // a b
Dual dual_div(Dual a, Dual b);          // a / b; b's value is never 0
Dual dual_max(Dual a, Dual b);          // the larger; where they are equal, a
/* a to the n. n is from -1000 to 1000, and below 0 only where a's value is
   not 0. Anything to the 0 is 1, even 0. */
Dual dual_power(Dual a, int n);
