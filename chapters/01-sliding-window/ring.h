/* ring.h: an array whose end is joined to its beginning. */
#pragma once
#include <stddef.h>

//@ ring-size
/* The smallest power of two that is at least k. With it, place & (size - 1)
   is the place in the array of a count that only ever grows. */
static inline size_t ring_size(size_t k)
{
    size_t size = 1;
    while (size < k)
        size *= 2;
    return size;
}
