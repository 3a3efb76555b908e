/* rope_scheme.h: RoPE as one of chapter 4's schemes. */
#pragma once
#include "04-positions/scheme.h"
#include "05-rope/rope.h"

//@ rope-scheme-interface
/* Queries and keys turned with the base 10,000, pairs being neighbours, for
   texts of up to STRETCH times L tokens. Nothing is learned. */
enum { STRETCH = 64 };
extern const Scheme rope_scheme;

/* From now on with these speeds and this factor, D/2 of them. */
void rope_scheme_set(Tower *t, const double *theta, double factor);
