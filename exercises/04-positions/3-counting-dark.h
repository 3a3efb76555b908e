/* 3-counting-dark.h: what a head without positions hears of its place. */
#pragma once

/* h[i] is what token i gets, of T tokens: all scores are equal, the mask is
   causal, the value of token 0 is `first`, and that of all others `rest`. */
void hear(int T, float first, float rest, float *h);

/* The place i of the token that got h. */
int place_of(float h, float first, float rest);

/* With numbers of `bits` significant binary digits, first = 1 and rest = 0:
   the smallest place i whose h is the same as that of place i + 1. */
int loses_count(int bits);
