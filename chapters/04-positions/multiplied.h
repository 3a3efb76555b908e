/* multiplied.h: positions that multiply a token's row. */
#pragma once
#include "04-positions/scheme.h"

//@ spin-interface
/* x (B,T,C) as C/2 complex numbers side by side; each is turned by its own
   angle, (first + t) times a speed (B,T,C/2). */
Tensor *t_spin(Tensor *x, Tensor *speed, int first);
