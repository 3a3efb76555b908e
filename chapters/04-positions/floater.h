/* floater.h: each place from the one before it, as a path through space. */
#pragma once
#include "04-positions/scheme.h"

//@ floater-interface
/* dp/dt = h(p) = A p + U tanh(W p + b), from p(0) = start (Liu et al., 2020;
   theirs may look at the clock, too). A (C,C), W (N,C), U (C,N). Places are
   a time of length apart. */
typedef struct { Tensor *start; Linear A, W, U; float length; } Floater;

/* Rows (count,C): p at the places first, first + 1, ..., by so many steps of
   Runge and Kutta between two of them. */
Tensor *floater_rows(const Floater *f, int first, int count, int steps);

/* Makes it so that p runs through the sinusoids: A turns each pair with its
   own speed, the bent part is nothing, and the start is place 0's row. */
void floater_sinusoidal(Floater *f);
