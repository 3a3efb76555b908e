/* lab_buckets: are T5's thresholds its formula, and what do its buckets see
   of a distance? */
#include "lab.h"
#include "04-positions/t5.h"

#include <math.h>
#include <stdio.h>

//@ buckets-formula
/* As in T5's code: half of the buckets for a distance each, the rest for
   powers up to 128. */
static int formula(int distance, bool both)
{
    int n = both ? T5_BUCKETS / 2 : T5_BUCKETS, exact = n / 2;
    int side = both && distance < 0 ? n : 0;
    int away = distance >= 0 ? distance : both ? -distance : 0;
    if (away < exact)
        return side + away;
    double part = log((double)away / exact) / log(128.0 / exact);
    int bucket = exact + (int)(part * (n - exact));
    return side + (bucket < n ? bucket : n - 1);
}

//@ buckets-compare
enum { FARTHEST = 2000 };

static int mismatches(bool both)
{
    int count = 0;
    for (int d = 1 - FARTHEST; d < FARTHEST; d++)
        count += t5_bucket(d, both) != formula(d, both);
    return count;
}

/* How many distances share the bucket of this one. */
static int width_of(int distance, bool both)
{
    int count = 0;
    for (int d = 0; d < FARTHEST; d++)
        count += t5_bucket(d, both) == t5_bucket(distance, both);
    return count;
}

//@ buckets-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    printf("distance  causal  both ways, behind  ahead\n");
    for (int d = 0; d <= 160; d = d < 16 ? d + 1 : d + d / 8) {
        int causal = t5_bucket(d, false), behind = t5_bucket(d, true);
        int ahead = t5_bucket(-d, true);
        printf("%8d  %6d  %17d  %5d\n", d, causal, behind, ahead);
        lab_row("buckets", "distance=%d; causal=%d; both=%d", d, causal,
                behind);
    }
    int causal = mismatches(false), both = mismatches(true);
    printf("distances below %d where thresholds and formula differ: %d "
           "causal, %d both ways\n", FARTHEST, causal, both);
    lab_claim("buckets-equal", "For every distance below 2,000 the thresholds "
              "give the bucket that the formula gives, causal and both ways.",
              HOLDS, causal + both == 0);
    bool same = true, only = t5_bucket(0, true) == 0;
    for (int d = 1; d < FARTHEST; d++) {
        same = same && t5_bucket(d, true) == t5_bucket(-d, true);
        only = only && t5_bucket(d, true) + 16 == t5_bucket(-d, true);
    }
    lab_claim("buckets-symmetric", "A key ahead has the bucket of a key as far "
              "behind.", FAILS, same);
    lab_claim("buckets-sides", "Ahead is behind plus 16, at every distance "
              "but 0.", HOLDS, only);
    bool unused = true;
    for (int d = 1 - FARTHEST; d < FARTHEST; d++)
        unused = unused && t5_bucket(d, true) != 16;
    lab_claim("buckets-unused", "Bucket 16 of both ways is never used.", HOLDS,
              unused);
    lab_value("buckets-width-33", width_of(33, false));
    lab_value("buckets-width-100", width_of(100, false));
    return lab_end();
}
