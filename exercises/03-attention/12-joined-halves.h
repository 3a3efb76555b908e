/* 12-joined-halves.h: a softmax that can be put together from parts. */
#pragma once

/* Some keys with their scores, and all that is left of them: the largest
   score; the sum of exp(score - max); and the sum of exp(score - max) times
   the key's value. No keys, or masked ones only: { -INFINITY, 0, 0 }. */
typedef struct {
    double max, sum, value;
} Sight;

/* One key; its score is -INFINITY where it is masked. */
Sight seen_key(float score, float value);

/* What is left of the keys of both. */
Sight seen_both(Sight a, Sight b);

/* The mean of the values, weighed with the softmax; 0 of no keys. */
double seen_mean(Sight s);

/* out[i] is the mean over the keys 0, ..., i of T. */
void mean_so_far(const float *score, const float *value, int T, float *out);

/* out[i] is the mean over the last W keys up to i, or as many as there are;
   W >= 1. The time it takes does not grow with W. */
void mean_of_window(const float *score, const float *value, int T, int W,
                    float *out);
