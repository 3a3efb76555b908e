/* methods.h: all methods of the chapter, by name. */
#pragma once
#include "01-sliding-window/window.h"

//@ methods-interface
/* In the order in which the chapter meets them. */
enum { BRUTE, SWAPPED, HEAP, DEQUE, STACKS, BLOCKS, DOUBLING, FAST, METHODS };

typedef struct {
    const char *name;
    WindowMax *run;
} Method;

extern const Method methods[METHODS];
