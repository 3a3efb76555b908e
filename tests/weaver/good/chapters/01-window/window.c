#include "01-window/window.h"

//@ larger
static float larger(float a, float b)
{
    return a > b ? a : b; /* neither < nor & */
}

//@ window-max
void window_max(const float *x, size_t n, size_t k, float *y)
{
    for (size_t i = 0; i + k <= n; i++) {
        float best = x[i];

        for (size_t j = 1; j < k; j++)
            best = larger(best, x[i + j]);
        y[i] = best;
    }
}
