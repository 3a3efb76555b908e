/* lab_parallel.h: many runs of a lab, as many at once as there are cores. */
#pragma once
#include <stddef.h>

/*
 * Calls run(i, result i) for i = 0, 1, ..., n - 1, each in a process of its
 * own with one thread, and shows how far it is. Returns the n results, of so
 * many bytes each and all zero before, in the order of i; munmap ends them.
 * What a run prints or keeps elsewhere is lost; one that does not end well
 * ends the others and the lab.
 */
void *lab_parallel(int n, size_t bytes, void (*run)(int i, void *result));
