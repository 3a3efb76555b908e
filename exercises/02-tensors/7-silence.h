/* 7-silence.h: how often the right answer is among the first k. */
#pragma once

enum { IGNORED = -1 };

typedef struct {
    int hits, counted;
} Score;

/* logits is (R,V). Row r's right answer is target[r], from 0 to V-1, or
   IGNORED. A counted row is a hit if its target's logit is a number that
   fewer than k other logits of the row reach. k is at least 1. */
Score top_k(const float *logits, int R, int V, const int *target, int k);
