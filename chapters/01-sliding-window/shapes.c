#include "01-sliding-window/shapes.h"

//@ shapes
const char *const shape_names[SHAPES] = {
    "random", "rising", "falling", "wave", "constant", "sawtooth"
};

uint64_t shape_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* A hill and a valley of 2,000 values, made of two parabolas. */
static int wave(size_t i)
{
    int t = (int)(i % 1000), hill = t * (1000 - t);
    return i / 1000 % 2 ? -hill : hill;
}

//@ shape-fill
void shape_fill(int *x, size_t n, int shape, uint64_t seed)
{
    for (size_t i = 0; i < n; i++)
        switch (shape) {
        case 0: x[i] = (int)(shape_random(&seed) >> 32); break;
        case 1: x[i] = (int)i; break;
        case 2: x[i] = -(int)i; break;
        case 3: x[i] = wave(i); break;
        case 4: x[i] = 7; break;
        case 5: x[i] = (int)(i % 97); break;
        }
}
