/*
 * The longest calm spell
 * difficulty: ★★
 * points: 3
 * parts: spells 2, long 1
 * time: 60 min
 *
 * When was the greenhouse at peace? Find the longest run of neighbouring
 * readings in which the largest exceeds the smallest by at most `spread`.
 *
 * Return where the run starts and how many readings it has. Of several runs
 * of the same length, return the first. `spread` is at least 0; with 0, all
 * values of the run are equal. With no values at all return `{ 0, 0 }`; one
 * value alone is always calm. The values may be any ints, and the difference
 * of two of them may be more than an int can hold.
 *
 * There may be two hundred thousand readings, and the longest spell may be
 * as long as that: at most a few steps per reading, please. You may
 * allocate memory; give it back.
 */
#include "4-calm-spell.h"
#include <stdlib.h>

Spell calm_spell(const int *x, size_t n, int spread)
{
    // TODO: the longest run with largest - smallest <= spread.
    (void)x, (void)n, (void)spread;
    return (Spell){ 0, 0 };
}
