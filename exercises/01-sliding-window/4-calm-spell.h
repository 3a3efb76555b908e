/* 4-calm-spell.h: the longest window whose values lie close together. */
#pragma once
#include <stddef.h>

/* A run of neighbours x[first], ..., x[first+count-1]. */
typedef struct {
    size_t first, count;
} Spell;

/* The longest run whose largest value exceeds its smallest by at most
   `spread`; of several equally long ones the first. Of no values: { 0, 0 }.
   spread is at least 0. */
Spell calm_spell(const int *x, size_t n, int spread);
