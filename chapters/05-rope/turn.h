/* turn.h: turning by angles that are learned. */
#pragma once
#include "05-rope/rope.h"

//@ turn-interface
/* x (B,H,T,D) -> the same: arrow a of row t of head h turned by
   angle[h][t][a]; angle is (H,T,D/2), or (1,T,D/2) for all heads alike. Both
   have gradients. Angles are floats: for small places only. */
Tensor *t_turn(Tensor *x, Tensor *angle, Pairing pairing);

//@ angles-interface
/* place (T,n), for n coordinates, and speed (n,H A) -> angles (H,T,A):
   angle[h][t][a] = sum_i place[t][i] speed[i][h A + a]. */
Tensor *t_angles(Tensor *place, Tensor *speed, int H);
