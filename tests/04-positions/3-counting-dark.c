/* The driver of exercise 4.3: what is heard, and what is made of it; numbers
   of few digits and of many. */
#include "driver.h"
#include "3-counting-dark.h"
#include <stdlib.h>

enum { UNWRITTEN = -777 };

/* What T tokens hear, and where each of them thinks it is. */
static void text(int T, float first, float rest)
{
    float *h = malloc((size_t)T * sizeof *h);
    int *place = malloc((size_t)T * sizeof *place);
    in_int("T", T);
    in_float("first", first);
    in_float("rest", rest);
    for (int i = 0; i < T; i++)
        h[i] = UNWRITTEN;
    hear(T, first, rest, h);
    out_floats("h", h, (size_t)T, 1e-5, 1e-5);
    for (int i = 0; i < T; i++)
        place[i] = place_of(h[i], first, rest);
    out_ints("place", place, (size_t)T);
    free(h);
    free(place);
    case_end();
}

static void heard_alone(float h, float first, float rest)
{
    in_float("h", h);
    in_float("first", first);
    in_float("rest", rest);
    out_int("place", place_of(h, first, rest));
    case_end();
}

static void digits(int bits)
{
    in_int("bits", bits);
    out_int("place", loses_count(bits));
    case_end();
}

static void places(void)
{
    if (case_begin("place", "1 and nothing else"))
        text(5, 1, 0);
    if (case_begin("place", "one token"))
        text(1, 4, 1);
    if (case_begin("place", "no tokens"))
        text(0, 1, 0);
    if (case_begin("place", "a quarter was heard"))
        heard_alone(0.25f, 1, 0);
    if (case_begin("place", "half-way was heard"))
        heard_alone(1, -3, 5);
    if (case_begin("place", "a hundredth was heard"))
        heard_alone(0.01f, 1, 0);
    if (case_begin("place", "a long text, 1 and 0"))
        text(200, 1, 0);
    if (case_begin("place", "a long text, 0 and 1"))
        text(199, 0, 1);
    for (int r = 1; r <= 4; r++)
        if (case_begin("place", "random %d", r)) {
            float rest = case_float();
            float apart = (float)case_between(1, 8);
            text(case_between(20, 190), r % 2 ? rest + apart : rest - apart,
                 rest);
        }
}

void driver(void)
{
    places();
    if (case_begin("lost", "one digit"))
        digits(1);
    if (case_begin("lost", "two digits"))
        digits(2);
    if (case_begin("lost", "three digits"))
        digits(3);
    if (case_begin("lost", "bfloat16"))
        digits(8);
    if (case_begin("lost", "half precision"))
        digits(11);
    for (int r = 1; r <= 4; r++)
        if (case_begin("lost", "random %d", r))
            digits(case_between(3 * r, 3 * r + 2));
}
