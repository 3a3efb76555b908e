/* 6-where-and-when.h: places that have a time, a height and a width. */
#pragma once
#include <stdbool.h>

/* A passage of the input: so many words; or, where words is 0, a film of
   frames times rows times columns patches. A picture is a film of one frame. */
typedef struct {
    int words, frames, rows, columns;
} Passage;

/* Writes the time, height and width of every token, (N,3): passage by passage,
   a film frame by frame, row by row. Returns the place of the next word. */
int places_in_three(int n, const Passage *passage, int *place);

/* A head of D numbers; section[0] of its D/2 pairs read the time, section[1]
   the height and section[2] the width: one section after the other, or dealt
   out in turn. */
typedef struct {
    int D;
    double base;
    int section[3];
    bool dealt;
} Clocks;

/* x (T,D) -> y (T,D), with place (T,3). Pair a is made of the numbers a and
   a + D/2, and its speed is base^(-2a/D). */
void turn_in_three(Clocks c, int T, const int *place, const float *x,
                   float *y);
