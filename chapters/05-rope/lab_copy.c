/* lab_copy: what does it cost to turn, beside a copy of the same memory; and
   how does attention's time grow with the length, with softmax and without? */
#include "lab.h"
#include "02-tensors/params.h"
#include "03-attention/attention.h"
#include "05-rope/linear_rope.h"
#include "05-rope/theta.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

//@ copy-clock
/* By a clock that runs only while this thread does. */
static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

//@ copy-ways
/* Queries of twelve heads of width 64, eight texts of 2,048 tokens: 48 MiB. */
enum { B = 8, H = 12, T = 2048, D = 64, A = D / 2, TURNS = 15 };
enum { COPY, NEIGHBOURING, HALVED, PLAIN, WAYS };
static const char *const ways[WAYS] = { "copy", "neighbours", "halves",
                                        "plain" };

/* What each way takes, its table included. */
static double once(int way, const Tensor *x)
{
    double theta[A];
    tape_reset();
    float *room = tape_alloc(numel(x) * sizeof *room);  // x, when it turns
    double start = milliseconds();
    if (way == COPY) {
        memcpy(room, x->data, numel(x) * sizeof *room);
        return milliseconds() - start;
    }
    rope_theta(theta, D, 10000);
    if (way == PLAIN) {
        for (size_t r = 0; r < rows_of(x); r++)
            rope_plain(x->data + r * D, D, (double)(r % T), theta,
                       PAIR_NEIGHBOURS);
        return milliseconds() - start;
    }
    RopeTable table = rope_table(T, A, theta, 1);
    Pairing pairing = way == HALVED ? PAIR_HALVES : PAIR_NEIGHBOURS;
    t_rope((Tensor *)x, &table, pairing, 0);
    double took = milliseconds() - start;
    rope_table_close(&table);
    return took;
}
