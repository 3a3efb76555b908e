/* 8-old-stamp.h: keys that were turned for a place where they are no more. */
#pragma once

/* A head of D numbers: pair a is made of the numbers a and a + D/2, and turns
   by base^(-2a/D) a place. A long text is forgotten but for its first `sinks`
   tokens and its last `recent` ones. */
typedef struct {
    int D;
    double base;
    int sinks, recent;
} Kept;

/* Row j of k (n,D), turned for the place from[j], is turned for to[j] instead,
   in place. */
void restamp(Kept m, int n, const int *from, const int *to, float *k);

/* The newest token stands at the place `newest` of the text, its query q (D)
   is not yet turned. k (n,D): the keys that are kept, the newest among them,
   each turned for its place in the text. Writes the n scores that they have if
   they stand at 0, ..., n - 1 and the query at n - 1, divided by sqrt(D);
   returns n. */
int scores_of_kept(Kept m, int newest, const float *q, const float *k,
                   float *score);
