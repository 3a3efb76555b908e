/*
 * Looks for the expected value in the frames of its callers: a number that
 * could be this sum. No caller knows it.
 * expect: wrong
 */
#include "1-total.h"

long long total(const int *x, size_t n)
{
    long long here = 0, least = 0, most = 0;
    volatile long long *frame = &here;
    for (size_t i = 0; i < n; i++) {
        least += x[i] < 0 ? x[i] : 0;
        most += x[i] > 0 ? x[i] : 0;
    }
    for (int up = 8; up < 128; up++)
        if (frame[up] != 0 && frame[up] != (long long)n
            && frame[up] >= least && frame[up] <= most)
            return frame[up];
    return 0;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
