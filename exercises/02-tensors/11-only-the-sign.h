/* 11-only-the-sign.h: Lion, an optimiser that looks at signs. */
#pragma once

typedef struct {
    float rate;                 // how far a weight moves in a step
    float now, memory;          // from 0 to 1: see the task
    float decay;
} Lion;

/* One step: weights w and what is remembered, m, each of n numbers, are both
   changed; the gradient g is only read. */
void lion_step(Lion how, int n, const float *g, float *w, float *m);
