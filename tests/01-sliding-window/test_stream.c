/* The stream of chapter 1, and the order of floats it stands on. */
#include "check.h"
#include "01-sliding-window/order.h"
#include "01-sliding-window/shapes.h"
#include "01-sliding-window/stream.h"

#include <float.h>
#include <math.h>

TEST(law, "keys sort as the doubles do, and lead back to them")
{
    static const double rising[] = { -INFINITY, -DBL_MAX, -2, -1, -DBL_MIN,
        -4.9e-324, -0.0, 0.0, 4.9e-324, DBL_MIN, 1, 2, DBL_MAX, INFINITY };
    enum { COUNT = sizeof rising / sizeof rising[0] };
    for (int a = 0; a < COUNT; a++) {
        CHECK(double_of_key(double_key(rising[a])) == rising[a], "%g",
              rising[a]);
        for (int b = 0; b < a; b++)
            CHECK(double_key(rising[b]) < double_key(rising[a]), "%g, %g",
                  rising[b], rising[a]);
        CHECK(double_key(NAN) > double_key(rising[a]), "%g", rising[a]);
        CHECK(double_key(-NAN) > double_key(rising[a]), "%g", rising[a]);
    }
    CHECK(isnan(double_of_key(double_key(-NAN))), "back from NaN");
}

TEST(law, "keys sort as the floats do, and lead back to them")
{
    uint64_t state = 2;
    for (int t = 0; t < 100000; t++) {
        uint32_t bits = (uint32_t)shape_random(&state);
        float a, b = (float)(int)(shape_random(&state) >> 32);
        memcpy(&a, &bits, sizeof a);
        float back = float_of_key(float_key(a));
        CHECK(isnan(a) ? isnan(back) : memcmp(&a, &back, sizeof a) == 0,
              "%g comes back as %g", (double)a, (double)back);
        CHECK(isnan(a) || (a < b) == (float_key(a) < float_key(b)) || a == b,
              "%g and %g", (double)a, (double)b);
    }
}

TEST(agreement, "the stream's maximum and its place, against looking")
{
    uint64_t state = 7;
    for (size_t k = 1; k <= 40; k += 3) {
        double x[600];
        Stream s = stream_open(k);
        for (uint64_t i = 0; i < 600; i++) {
            x[i] = (double)(shape_random(&state) % 12);
            stream_push(&s, x[i]);
            uint64_t best = i;          // the newest of equal ones
            for (uint64_t j = i; j + k > i; j--) {
                best = x[j] > x[best] ? j : best;
                if (j == 0)
                    break;
            }
            CHECK(stream_argmax(&s) == best, "k %zu, i %d: %d, not %d", k,
                  (int)i, (int)stream_argmax(&s), (int)best);
            CHECK(stream_max(&s) == x[best], "k %zu, i %d", k, (int)i);
        }
        stream_close(&s);
    }
}

TEST(law, "a NaN is the maximum until it leaves")
{
    Stream s = stream_open(3);
    const double x[] = { 1, NAN, 9, 2, 3 };
    const bool nan_now[] = { false, true, true, true, false };
    for (int i = 0; i < 5; i++) {
        stream_push(&s, x[i]);
        CHECK(isnan(stream_max(&s)) == nan_now[i], "after value %d", i);
    }
    CHECK(stream_max(&s) == 9, "%g", stream_max(&s));
    stream_close(&s);
}

TEST(law, "the count passes 32 bits and nothing changes")
{
    Stream s = stream_open(3);
    s.count = s.head = s.tail = UINT32_MAX - 1ull;
    for (int i = 0; i < 8; i++) {
        stream_push(&s, 8 - i);
        CHECK(stream_max(&s) == 8 - (i < 2 ? 0 : i - 2), "%g",
              stream_max(&s));
    }
    CHECK(s.count == UINT32_MAX + 7ull, "%llu", (unsigned long long)s.count);
    stream_close(&s);
}

TEST(refusal, "a stream of nothing")
{
    Stream s = stream_open(3);
    CHECK_REFUSED("stream_max: no value has come yet", stream_max(&s));
    CHECK_REFUSED("stream_argmax: no value has come yet", stream_argmax(&s));
    CHECK_REFUSED("stream_open: k is 0, but a window of no values has no "
                  "maximum", stream_open(0));
    stream_close(&s);
}

CHECK_MAIN("01 stream")
