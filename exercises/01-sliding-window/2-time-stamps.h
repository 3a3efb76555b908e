/* 2-time-stamps.h: the maximum of the last so many seconds. */
#pragma once
#include <stddef.h>

/* Reading i has the value value[i] and came at second when[i]; when never
   falls. Writes to out[i] the largest value among the readings 0, ..., i that
   are less than `seconds` old at second when[i]. seconds is at least 1. */
void recent_maximum(const int *restrict when, const int *restrict value,
                    size_t n, int seconds, int *restrict out);
