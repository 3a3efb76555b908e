/* 10-many-baskets.h: one gradient from micro-batches of unequal sizes. */
#pragma once

/* Row m of gradient, (M,n), is the mean of the gradients of counted[m]
   examples; where counted[m] is 0 the row is NaN throughout. Writes the mean
   over all examples of all rows to out, (n); zeros if there is no example.
   Where its length exceeds `most`, out is made shorter, so that its length is
   `most`. Returns the length it had before. */
float gather(const float *gradient, const int *counted, int M, int n,
             float most, float *out);
