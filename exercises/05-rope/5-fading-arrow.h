/* 5-fading-arrow.h: xPos, arrows that turn and fade. */
#pragma once
#include <stdbool.h>

/* A head of D numbers, in pairs of neighbours. Pair a, for a = 0, ...,
   D/2 - 1, turns by base^(-2a/D) a place, and fades to zeta = (2a/D + 0.4) /
   1.4 of its length in `span` places. */
typedef struct {
    int D;
    double base, span;
} Fading;

/* One row, x (D) -> y (D): turned for its place, and multiplied by zeta to the
   power of place/span; or, where it is a key, of -place/span. */
void fade_row(Fading f, int place, bool key, const float *x, float *y);

/* q and k (T,D), not yet turned; row t stands at place[t]. score (T,T) is the
   dot product of the turned and faded rows i of q and j of k, divided by
   sqrt(D), and -INFINITY for j > i. */
void fading_scores(Fading f, int T, const int *place, const float *q,
                   const float *k, float *score);
