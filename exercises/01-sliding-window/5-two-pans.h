/* 5-two-pans.h: lightest and heaviest of every window, with few weighings. */
#pragma once
#include <stddef.h>

/* Puts bag i on the left pan and bag j on the right: negative when i is the
   lighter, 0 when they balance, positive when i is the heavier. Given to you;
   every use is counted. Both are less than the number of bags. */
int weigh(size_t i, size_t j);

/* For every window of k bags i, ..., i+k-1 out of n, writes the number of the
   lightest to lightest[i] and of the heaviest to heaviest[i], of equal ones
   the newest (the largest number). Returns how many windows there are;
   nothing behind them is written. k is at least 1. Weighs at most 3 n times. */
size_t two_pans(size_t n, size_t k, size_t *restrict lightest,
                size_t *restrict heaviest);
