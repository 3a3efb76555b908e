/* The driver of exercise 5.3: long days and short ones, doubts and none. */
#include "driver.h"
#include "3-long-day.h"

static void base(int D, int L)
{
    in_int("D", D);
    in_int("L", L);
    out_float("base", base_for_length(D, L), 1e-6, 1e-6);
    case_end();
}

static void doubt(int D, double from, int limit)
{
    in_int("D", D);
    in_float("base", from);
    in_int("limit", limit);
    out_int("first", first_doubt(D, from, limit));
    case_end();
}

static void doubts(void)
{
    if (case_begin("doubt", "one pair"))
        doubt(2, 10000, 10);
    if (case_begin("doubt", "64 pairs, base 100"))
        doubt(128, 100, 5000);
    if (case_begin("doubt", "64 pairs, base 10,000"))
        doubt(128, 10000, 20000);
    if (case_begin("doubt", "none so far"))
        doubt(128, 500000, 2000);
    if (case_begin("doubt", "base 1: all turn alike"))
        doubt(16, 1, 100);
    if (case_begin("doubt", "the limit is the first"))
        doubt(2, 10000, 2);
    if (case_begin("doubt", "the limit is the first, two pairs"))
        doubt(4, 1, 2);
    if (case_begin("doubt", "the limit is just before"))
        doubt(2, 10000, 1);
    for (int r = 1; r <= 5; r++)
        if (case_begin("doubt", "random %d", r)) {
            int D = 2 * case_between(5, 40);
            doubt(D, case_between(50, 3000), 3000);
        }
}

void driver(void)
{
    if (case_begin("base", "101 places"))
        base(4, 101);
    if (case_begin("base", "Llama's head, 4096 places"))
        base(128, 4096);
    if (case_begin("base", "a million places"))
        base(64, 1000000);
    if (case_begin("base", "one place"))
        base(64, 1);
    if (case_begin("base", "seven places: six steps"))
        base(64, 7);
    if (case_begin("base", "eight places: seven steps"))
        base(64, 8);
    if (case_begin("base", "one pair, seven places"))
        base(2, 7);
    if (case_begin("base", "one pair, eight places"))
        base(2, 8);
    if (case_begin("base", "one pair, a thousand places"))
        base(2, 1000);
    for (int r = 1; r <= 4; r++)
        if (case_begin("base", "random %d", r)) {
            int D = 2 * case_between(2, 64);
            base(D, case_between(20, 5000));
        }
    doubts();
}
