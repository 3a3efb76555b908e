#include "01-sliding-window/methods.h"

//@ methods
const Method methods[METHODS] = {
    [BRUTE] = { "brute", window_max_brute },
    [SWAPPED] = { "swapped", window_max_swapped },
    [HEAP] = { "heap", window_max_heap },
    [DEQUE] = { "deque", window_max_deque },
    [STACKS] = { "stacks", window_max_stacks },
    [BLOCKS] = { "blocks", window_max_blocks },
    [DOUBLING] = { "doubling", window_max_doubling },
    [FAST] = { "fast", window_max },
};
