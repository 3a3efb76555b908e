/*
 * Readings that come when they like
 * difficulty: ★★
 * points: 3
 * parts: values 2, gaps 1
 * time: 40 min
 *
 * The new thermometer saves its battery. It reports when something changes:
 * three times in one second, then not at all for an hour. "The last 3,600
 * readings" means nothing any more; "the last 3,600 seconds" still does.
 *
 * Reading number `i` has the value `value[i]` and came at second `when[i]`.
 * The seconds never fall from one reading to the next, but they may stay the
 * same, and they may jump. Write to `out[i]` the largest value among the
 * readings `0`, …, `i` that are *less than* `seconds` old when reading `i`
 * comes. A reading that is exactly `seconds` old no longer counts. Of
 * several readings in the same second, `out[i]` knows those up to `i` and
 * not the later ones.
 *
 * `seconds` is at least 1, `n` may be 0, and then nothing is written. Times
 * and values may be any ints, below zero too: the age of a reading may be
 * more than an int can hold. There may be a hundred thousand readings, all
 * inside one window, so looking at the whole window for each takes too
 * long. You may allocate memory; give it back.
 */
#include "2-time-stamps.h"
#include <stdlib.h>

void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out)
{
    // TODO: for each reading, the largest that is less than `seconds` old.
    (void)when, (void)value, (void)n, (void)seconds, (void)out;
}
