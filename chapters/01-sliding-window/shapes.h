/* shapes.h: inputs on which the methods behave differently. */
#pragma once
#include <stddef.h>
#include <stdint.h>

//@ shapes-interface
enum { SHAPES = 6 };
extern const char *const shape_names[SHAPES];

/* Fills x with n values of the given shape; seed matters to random ones. */
void shape_fill(int *x, size_t n, int shape, uint64_t seed);

/* The next number of a sequence that looks random (splitmix64, by Steele,
   Lea and Flood 2014). */
uint64_t shape_random(uint64_t *state);
