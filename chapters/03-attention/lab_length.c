/* lab_length: what does a longer text cost, in time and in memory? One causal
   head, forward and backward: plain, streamed, and streamed in a window. */
#include "lab.h"
#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"
#include "02-tensors/params.h"
#include "03-attention/attention.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef _OPENMP
#include <omp.h>
#endif

//@ length-ways
/* Three ways to look back, each with the longest text that it is given. */
typedef struct {
    const char *name;
    Tensor *(*attend)(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                      Tensor *bias);
    Mask mask;
    int longest;
} Way;

enum { PLAIN, STREAMED, WINDOWED, WAYS };
static const Way ways[WAYS] = {
    { "plain", t_attend, { .causal = true }, 4096 },
    { "streamed", t_attend_streamed, { .causal = true }, 8192 },
    { "windowed", t_attend_streamed, { .causal = true, .W = 256 }, 16384 },
};

//@ length-once
/* By a clock that runs only while this thread does: other jobs do not
   count. */
static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

/* How long T tokens take, forward and backward. */
static double once(const Way *way, int T)
{
    enum { D = 64 };
    Rng rng = rng_seed(lab_seed());
    Tensor *x[3];
    tape_reset();
    for (int i = 0; i < 3; i++) {           // queries, keys, values
        x[i] = tape_new("x", DIMS(1, 1, T, D), NULL, NULL, NULL, NULL);
        init_normal(x[i], &rng, 1);
        x[i]->tracked = true;
    }
    double start = milliseconds();
    backward(t_sum(way->attend(x[0], x[1], x[2], &way->mask, NULL)));
    return milliseconds() - start;
}

//@ length-cost
typedef struct { double ms, mb; } Cost;

/* The most memory that this process ever held; the system counts in KiB. */
static double most_memory(void)
{
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return (double)use.ru_maxrss / 1024;
}

/* The shortest of some runs, after one that was the first to touch the
   memory: what else the machine does can only make a run longer. */
static Cost cost(const Way *way, int T)
{
    enum { RUNS = 5 };
    double before = most_memory();
    once(way, T);
    Cost c = { INFINITY, most_memory() - before };
    for (int r = 0; r < RUNS; r++)
        c.ms = fmin(c.ms, once(way, T));
    return c;
}

//@ length-apart
/* The same in a process of its own, which begins with no memory. */
static Cost cost_apart(const Way *way, int T)
{
    int ends[2];
    Cost c;
    fflush(stdout);
    REQUIRE(pipe(ends) == 0, "lab_length: there is no pipe to be had");
    pid_t child = fork();
    REQUIRE(child >= 0, "lab_length: there is no process to be had");
    if (child == 0) {
        c = cost(way, T);
        _exit(write(ends[1], &c, sizeof c) != sizeof c);
    }
    close(ends[1]);
    REQUIRE(read(ends[0], &c, sizeof c) == sizeof c, "lab_length: %s, %d "
            "tokens: no answer", way->name, T);
    close(ends[0]);
    waitpid(child, NULL, 0);
    return c;
}

//@ length-table
enum { SHORTEST = 128, SIZES = 8 };
static Cost costs[WAYS][SIZES];             // of SHORTEST 2^size tokens

static void measure(int size)
{
    int T = SHORTEST << size;
    printf("%6d", T);
    for (int w = 0; w < WAYS; w++)
        if (T <= ways[w].longest) {
            Cost c = costs[w][size] = cost_apart(&ways[w], T);
            printf("  %9.2f  %6.1f", c.ms, c.mb);
            lab_row("length", "T=%d; method=%s; ms=%.3f; megabytes=%.1f", T,
                    ways[w].name, c.ms, c.mb);
        } else
            printf("  %9s  %6s", "", "");
    printf("\n");
}

//@ length-slopes
/* The power of T with which the time grows, over the last two doublings. */
static double slope(int way)
{
    int size = 0;
    while (SHORTEST << size < ways[way].longest)
        size++;
    return log2(costs[way][size].ms / costs[way][size - 2].ms) / 2;
}

static void report(void)
{
    enum { AT_2048 = 4, AT_4096, AT_8192 };
    const Cost *plain = costs[PLAIN], *streamed = costs[STREAMED];
    double power[WAYS];
    printf("\ntime grows as T to the power");
    for (int w = 0; w < WAYS; w++) {
        char key[32];
        power[w] = slope(w);
        snprintf(key, sizeof key, "slope-%s", ways[w].name);
        lab_value(key, power[w]);
        printf("%s %.2f (%s)", w ? "," : "", power[w], ways[w].name);
    }
    printf("\n");
    lab_claim("plain-square", "Plain attention's time grows with more than "
              "the 1.7th power of the length.", HOLDS, power[PLAIN] > 1.7);
    lab_claim("windowed-line", "In a window it grows with less than the "
              "1.3rd power.", HOLDS, power[WINDOWED] < 1.3);
    lab_claim("streamed-sooner", "At 4096 tokens streamed attention takes "
              "less time than plain.", HOLDS,
              streamed[AT_4096].ms < plain[AT_4096].ms);
    lab_claim("streamed-memory", "Four times the text takes streamed "
              "attention at most five times the memory.", HOLDS,
              streamed[AT_8192].mb < 5 * streamed[AT_2048].mb);
    lab_claim("plain-memory", "At 4096 tokens plain attention takes more "
              "than ten times the memory of streamed.", HOLDS,
              plain[AT_4096].mb > 10 * streamed[AT_4096].mb);
}

//@ length-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, true);
#ifdef _OPENMP
    omp_set_num_threads(1);
#endif
    printf("%6s", "T");
    for (int w = 0; w < WAYS; w++)
        printf("  %9s  %6s", ways[w].name, "");
    printf("\n%6s", "");
    for (int w = 0; w < WAYS; w++)
        printf("  %9s  %6s", "ms", "MiB");
    printf("\n");
    for (int size = 0; size < SIZES; size++) {
        measure(size);
        lab_progress(size + 1, SIZES);
    }
    report();
    return lab_end();
}
