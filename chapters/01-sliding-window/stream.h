/* stream.h: the maximum of the last k values of a stream. */
#pragma once
#include <stddef.h>
#include <stdint.h>

//@ stream-interface
/* A monotonic deque for values that come one at a time, for ever. */
typedef struct {
    size_t k, mask;
    uint64_t count;         // how many values have come
    uint64_t head, tail;    // the deque: places head, ..., tail - 1
    uint64_t *index;        // when each of them came: 0, 1, 2, ...
    int64_t *key;           // and what it is worth (order.h)
} Stream;

Stream   stream_open(size_t k);             // k = 0 stops the program
void     stream_push(Stream *s, double value);
double   stream_max(const Stream *s);       // of min(count, k) values
uint64_t stream_argmax(const Stream *s);    // the newest of equal ones
void     stream_close(Stream *s);
