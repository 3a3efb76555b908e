/* The driver of exercise 4.2: T5's own chest, small ones, and some in which
   buckets are jumped over. */
#include "driver.h"
#include "2-unopened-drawer.h"
#include <stdlib.h>

typedef struct { int buckets, farthest; } Chest;

/* One bucket. */
static void one(int bucket, Chest c, bool both_ways)
{
    in_int("bucket", bucket);
    in_ints("buckets,farthest", (int[]){ c.buckets, c.farthest }, 2);
    in_text("looking", both_ways ? "both ways" : "back only, causal");
    Drawer d = drawer_of(bucket, c.buckets, c.farthest, both_ways);
    out_ints("first,last", (int[]){ d.first, d.last }, 2);
    case_end();
}

/* All of them. */
static void chest(Chest c, bool both_ways)
{
    int first[64], last[64];
    in_ints("buckets,farthest", (int[]){ c.buckets, c.farthest }, 2);
    in_text("looking", both_ways ? "both ways" : "back only, causal");
    in_text("shown", "buckets 0, 1, 2 and so on");
    for (int b = 0; b < c.buckets; b++) {
        Drawer d = drawer_of(b, c.buckets, c.farthest, both_ways);
        first[b] = d.first;
        last[b] = d.last;
    }
    out_ints("first", first, (size_t)c.buckets);
    out_ints("last", last, (size_t)c.buckets);
    case_end();
}

/* Of these, none is near a whole number but those of T5 itself. */
static Chest random_chest(bool both_ways)
{
    const Chest all[] = { { 8, 13 }, { 8, 40 }, { 8, 127 }, { 12, 30 },
                          { 16, 60 }, { 20, 150 }, { 24, 50 }, { 32, 200 } };
    Chest c = all[case_between(0, 7)];
    if (both_ways)
        c.buckets *= 2;
    return c;
}

static Chest narrow_chest(bool both_ways)
{
    const Chest all[] = { { 8, 5 }, { 12, 8 }, { 16, 11 }, { 20, 13 },
                          { 24, 19 }, { 32, 21 } };
    Chest c = all[case_between(0, 5)];
    if (both_ways)
        c.buckets *= 2;
    return c;
}

static void cases(const char *part, bool both_ways)
{
    const Chest t5 = { 32, 128 };
    if (case_begin(part, "bucket 11 of T5"))
        one(11, t5, both_ways);
    if (case_begin(part, "bucket 0 of T5"))
        one(0, t5, both_ways);
    if (case_begin(part, "bucket 16 of T5"))
        one(16, t5, both_ways);
    if (case_begin(part, "the last one of T5"))
        one(31, t5, both_ways);
    if (case_begin(part, "all of T5"))
        chest(t5, both_ways);
    if (case_begin(part, "the last one of 8"))
        one(7, (Chest){ 8, 40 }, both_ways);
    if (case_begin(part, "the fewest"))
        chest((Chest){ 8, 20 }, both_ways);
    for (int r = 1; r <= 3; r++)
        if (case_begin(part, "random %d", r))
            chest(random_chest(both_ways), both_ways);
    for (int r = 1; r <= 2; r++)
        if (case_begin(part, "random, with a small farthest %d", r))
            chest(narrow_chest(both_ways), both_ways);
}

void driver(void)
{
    cases("causal", false);
    cases("both-ways", true);
}
