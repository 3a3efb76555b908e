/* lanes.h: sums along a row, fast and with the same digits everywhere. */
#pragma once
#include <math.h>
#include <stddef.h>

//@ lanes
/* Sixteen partial sums side by side: as many as the widest vector of any
   machine holds, so that each machine adds in the same order. */
enum { LANES = 16 };

/* The lanes in a tree: 16 become 8, 4, 2, 1. */
static inline float lanes_sum(float lane[LANES])
{
    for (int j = 0; j < 8; j++)
        lane[j] += lane[j + 8];
    for (int j = 0; j < 4; j++)
        lane[j] += lane[j + 4];
    return (lane[0] + lane[2]) + (lane[1] + lane[3]);
}

/* The sum over i in [0, n) of term, an expression in i. */
#define ROW_SUM(i, n, term)                                                \
    __extension__ ({                                                       \
        float lane_[LANES] = { 0 };                                        \
        size_t whole_ = (n) / LANES * LANES;                               \
        for (size_t at_ = 0; at_ < whole_; at_ += LANES)                   \
            for (size_t j_ = 0; j_ < LANES; j_++) {                        \
                size_t i = at_ + j_;                                       \
                lane_[j_] += (term);                                       \
            }                                                              \
        for (size_t i = whole_; i < (n); i++)                              \
            lane_[i - whole_] += (term);                                   \
        lanes_sum(lane_);                                                  \
    })

//@ two-sums
/* Two such sums in one pass: a of one, b of two. */
#define ROW_SUMS(i, n, one, a, two, b)                                     \
    do {                                                                   \
        float first_[LANES] = { 0 }, second_[LANES] = { 0 };               \
        size_t whole_ = (n) / LANES * LANES;                               \
        for (size_t at_ = 0; at_ < whole_; at_ += LANES) {                 \
            _Pragma("omp simd")                                            \
            for (size_t j_ = 0; j_ < LANES; j_++) {                        \
                size_t i = at_ + j_;                                       \
                first_[j_] += (one);                                       \
            }                                                              \
            _Pragma("omp simd")                                            \
            for (size_t j_ = 0; j_ < LANES; j_++) {                        \
                size_t i = at_ + j_;                                       \
                second_[j_] += (two);                                      \
            }                                                              \
        }                                                                  \
        for (size_t i = whole_; i < (n); i++) {                            \
            first_[i - whole_] += (one);                                   \
            second_[i - whole_] += (two);                                  \
        }                                                                  \
        (a) = lanes_sum(first_);                                           \
        (b) = lanes_sum(second_);                                          \
    } while (0)

//@ row-max
static inline float row_max(const float *x, size_t n)
{
    float lane[LANES], best = -INFINITY;
    for (size_t j = 0; j < LANES; j++)
        lane[j] = -INFINITY;
    size_t whole = n / LANES * LANES;
    for (size_t at = 0; at < whole; at += LANES) {
        #pragma omp simd
        for (size_t j = 0; j < LANES; j++)
            lane[j] = x[at + j] > lane[j] ? x[at + j] : lane[j];
    }
    for (size_t i = whole; i < n; i++)
        best = x[i] > best ? x[i] : best;
    for (size_t j = 0; j < LANES; j++)
        best = lane[j] > best ? lane[j] : best;
    return best;
}
