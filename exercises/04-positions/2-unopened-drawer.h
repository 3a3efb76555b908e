/* 2-unopened-drawer.h: which distances share a bucket of T5. */
#pragma once
#include <limits.h>
#include <stdbool.h>

/* From `first` to `last`, both included, first <= last. Without an end it goes
   to INT_MAX, or comes from INT_MIN; an empty one is { 0, -1 }. */
typedef struct { int first, last; } Drawer;

/* The distances i - j, of a query i and a key j, that are in bucket number
   `bucket` of `buckets`. */
Drawer drawer_of(int bucket, int buckets, int farthest, bool both_ways);
