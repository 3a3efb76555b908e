/* 10-through-the-fence.h: windows with gaps, one layer upon another. */
#pragma once

/* Query i sees the keys i, i - step, i - 2 step, ...: W of them, but none
   before 0. W and step are at least 1. */
typedef struct {
    int W, step;
} Fence;

/* Writes the keys that query i sees, the nearest first. Returns how many. key
   has room for as many as there are. */
int keys_through(Fence fence, int i, int *key);

/* How many of the inputs 0, ..., i the output at i depends on, after `layers`
   layers, fence[0] the first of them; seen[j] becomes 1 for each such input j,
   and 0 for the others, up to i. */
int inputs_seen(const Fence *fence, int layers, int i, char *seen);
