/* 4-half-a-head.h: a head of which only the front turns. */
#pragma once

/* A head of D numbers; the first R of them turn. R is even. */
typedef struct {
    int D, R;
    double base;
} Front;

/* x (T,D) -> y (T,D), which may be the same array. Pair a, for a = 0, ...,
   R/2 - 1, is made of the numbers a and a + R/2 of a row; in row t it turns by
   the angle place[t] base^(-2a/R). The last D - R numbers stay as they are. */
void turn_front(Front f, int T, const float *place, const float *x, float *y);

/* Its gradient: adds to dx (T,D) and to dplace (T). */
void turn_front_backward(Front f, int T, const float *place, const float *x,
                         const float *dy, float *dx, float *dplace);
