#include "01-sliding-window/stream.h"

#include "01-sliding-window/order.h"
#include "01-sliding-window/require.h"
#include "01-sliding-window/ring.h"

//@ stream-push
void stream_push(Stream *s, double value)
{
    int64_t key = double_key(value);
    uint64_t i = s->count++;
    if (s->tail > s->head && s->index[s->head & s->mask] + s->k == i)
        s->head++;                                          // expired
    while (s->tail > s->head && key >= s->key[(s->tail - 1) & s->mask])
        s->tail--;                                          // dominated
    s->index[s->tail & s->mask] = i;
    s->key[s->tail & s->mask] = key;
    s->tail++;
}

//@ stream-max
uint64_t stream_argmax(const Stream *s)
{
    REQUIRE(s->count > 0, "stream_argmax: no value has come yet");
    return s->index[s->head & s->mask];
}

double stream_max(const Stream *s)
{
    REQUIRE(s->count > 0, "stream_max: no value has come yet");
    return double_of_key(s->key[s->head & s->mask]);
}

//@ stream-open
Stream stream_open(size_t k)
{
    REQUIRE(k >= 1, "stream_open: k is 0, "
            "but a window of no values has no maximum");
    size_t size = ring_size(k);
    return (Stream){ .k = k, .mask = size - 1,
                     .index = allocate(size, sizeof(uint64_t)),
                     .key = allocate(size, sizeof(int64_t)) };
}

void stream_close(Stream *s)
{
    free(s->index);
    free(s->key);
    *s = (Stream){ 0 };
}
