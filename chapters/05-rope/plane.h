/* plane.h: RoPE for the patches of an image, which have two coordinates. */
#pragma once
#include "02-tensors/params.h"
#include "05-rope/turn.h"

//@ plane-axial-interface
/* Axial (Heo and others 2024, 3.1): a table for h rows of w patches, in the
   order of t_patches: the first half of the pairs turn by x theta[a], the
   second by y theta[a], with theta[a] = base^(-4a/D), a = 0, ..., D/4 - 1;
   their base is 100. Before the patches come so many rows that stand still,
   such as that of a class token. D is a multiple of 4. */
RopeTable rope_axial(int still, int h, int w, int D, double base);

//@ plane-mixed-interface
/* Mixed (3.2): each pair of each head turns by x u + y v with two speeds of
   its own, which are learned: a parameter (2,H D/2), called name. They begin
   as axial ones, whose base is 10 here, each head's two axes turned by an
   angle that is drawn. */
Tensor *rope_mixed_new(Params *ps, Rng *rng, const char *name, int H, int D,
                       double base);

/* (H,still+hw,D/2) for t_turn. */
Tensor *rope_mixed_angles(Tensor *speed, int H, int still, int h, int w);
