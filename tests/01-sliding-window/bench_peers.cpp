/* bench_peers.cpp: what others write, for bench_window.c to measure. Each
   function returns its maxima, which stand until it is called again. */
#include <cstddef>
#include <deque>
#include <vector>

/* The deque of indices that interviews ask for. */
template <typename Emit>
static void slide(const int *x, int n, int k, Emit emit)
{
    std::deque<int> indices;
    for (int i = 0; i < n; i++) {
        if (!indices.empty() && indices.front() == i - k)
            indices.pop_front();
        while (!indices.empty() && x[indices.back()] <= x[i])
            indices.pop_back();
        indices.push_back(i);
        if (i >= k - 1)
            emit(x[indices.front()]);
    }
}

/* As it is mostly written: the result grows from nothing, so that new memory
   is part of its time. */
extern "C" const int *interview_deque(const int *x, std::size_t n,
                                      std::size_t k)
{
    static std::vector<int> maxima;
    std::vector<int> result;
    slide(x, (int)n, (int)k, [&](int max) { result.push_back(max); });
    maxima.swap(result);
    return maxima.data();
}

/* The same, into memory that is there. */
extern "C" const int *interview_given(const int *x, std::size_t n,
                                      std::size_t k, int *out)
{
    int *end = out;
    slide(x, (int)n, (int)k, [&](int max) { *end++ = max; });
    return out;
}

#if __has_include("runningmaxmin.h")
/* Its common.h makes floattype a double: ours comes first, for floats. */
#define COMMON_H
typedef unsigned int uint;
typedef float floattype;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#include "runningmaxmin.h"
#pragma GCC diagnostic pop

/* Maxima and minima, from a vector that is made in the first call: all
   calls must be for the same values. */
template <typename Filter>
static const float *filter(const float *x, std::size_t n, std::size_t k)
{
    static std::vector<float> values(x, x + n), maxima;
    Filter both(values, (uint)k);
    maxima.swap(both.maxvalues);
    return maxima.data();
}

extern "C" const float *running_herk(const float *x, std::size_t n,
                                     std::size_t k)
{
    return filter<vanHerkGilWermanmaxmin>(x, n, k);
}

extern "C" const float *running_lemire(const float *x, std::size_t n,
                                       std::size_t k)
{
    return filter<lemiremaxmin>(x, n, k);
}

extern "C" const float *running_stream(const float *x, std::size_t n,
                                       std::size_t k)
{
    return filter<lemiremaxminwrap>(x, n, k);
}
#endif
