/* 4-half-as-likely.h: sampling from what comes near the best. */
#pragma once

/* A token is kept if its logit is not -INFINITY and its probability, before
   the temperature, is at least min_p times the largest one; 0 <= min_p <= 1.
   Writes to p, (V), the probabilities of those kept at this temperature, which
   add up to 1, and 0 for the others. Returns how many are kept. */
int keep_likely(const float *logits, int V, float temperature, float min_p,
                float *p);

/* The token that u chooses, 0 <= u < 1: the first one whose p, and those
   before it, add up to more than u. */
int pick_likely(const float *logits, int V, float temperature, float min_p,
                float u);
