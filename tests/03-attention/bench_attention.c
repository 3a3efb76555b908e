/* bench_attention: our side of bench.sh. With an argument, the command that
   runs bench_torch.py, which then takes turns with us; medians are
   compared. One thread is measured by its process's own clock, so that other
   jobs count less; two threads by the wall's. */
#include "03-attention/generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <sys/wait.h>

enum { TURNS = 15 };

static double now(void)
{
    struct timespec t;
    const char *threads = getenv("OMP_NUM_THREADS");
    bool alone = threads && strcmp(threads, "1") == 0;
    clock_gettime(alone ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* ---- the other side ---------------------------------------------------- */

static FILE *ask, *tell;

static void start_torch(const char *command)
{
    int to[2], from[2];
    if (pipe(to) || pipe(from))
        exit(2);
    if (fork() == 0) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        close(to[1]);
        close(from[0]);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(2);
    }
    close(to[0]);
    close(from[1]);
    ask = fdopen(to[1], "w");
    tell = fdopen(from[0], "r");
}

static double torch_ms(const char *request)
{
    double ms;
    fprintf(ask, "%s\n", request);
    fflush(ask);
    if (fscanf(tell, "%lf", &ms) != 1) {
        fprintf(stderr, "bench: PyTorch did not answer \"%s\"\n", request);
        exit(2);
    }
    return ms;
}

/* ---- in turns ---------------------------------------------------------- */

/* A finished side's threads look for more to do for some milliseconds, which
   are not to be the other side's; and a first run wakes one's own. */
static void settle(void)
{
    nanosleep(&(struct timespec){ .tv_nsec = 30 * 1000 * 1000 }, NULL);
}

static double ours_ms(void (*run)(void *), void *with)
{
    settle();
    run(with);
    double start = now();
    run(with);
    return now() - start;
}

static double theirs_ms(const char *request)
{
    settle();
    torch_ms(request);
    return torch_ms(request);
}

/* Both sides' times in turns: medians, and the middle half of ours. */
static double compare(const char *what, const char *request,
                      void (*run)(void *), void *with, int turns)
{
    double ours[TURNS], theirs[TURNS];
    for (int t = 0; t < turns; t++) {
        ours[t] = ours_ms(run, with);
        theirs[t] = ask && request ? theirs_ms(request) : 0;
    }
    qsort(ours, (size_t)turns, sizeof *ours, ascending);
    qsort(theirs, (size_t)turns, sizeof *theirs, ascending);
    printf("%-46s %8.2f ms (%.2f to %.2f)", what, ours[turns / 2],
           ours[turns / 4], ours[3 * turns / 4]);
    if (ask && request)
        printf(", PyTorch %8.2f (%.2f to %.2f): ratio %.2f",
               theirs[turns / 2], theirs[turns / 4], theirs[3 * turns / 4],
               theirs[turns / 2] / ours[turns / 2]);
    printf("\n");
    fflush(stdout);
    return ours[turns / 2];
}

/* ---- blocks ------------------------------------------------------------ */

typedef struct {
    Stack stack;
    Params ps;
    Tensor *x, *g;          // parameters, so that they outlive the tape
    int B, T, C;
    bool causal, back;
} Work;

static void run_block(void *with)
{
    Work *w = with;
    tape_reset();
    Pass pass = { .mask.causal = w->causal };
    Tensor *y = stack(&w->stack, w->x, &pass);
    if (!w->back)
        return;
    params_zero_grad(&w->ps);
    backward(t_sum(t_mul(y, w->g)));
}

static void bench_block(int C, int H, int T, int B, bool causal)
{
    Work w = { .B = B, .T = T, .C = C, .causal = causal };
    Rng rng = rng_seed(1);
    Params other = { 0 };
    w.stack = stack_new(&w.ps, &rng, "x", &(Sizes){
        .C = C, .H = H, .F = 4 * C, .layers = 1 });
    w.x = param(&other, DIMS(B, T, C), "x");
    w.g = param(&other, DIMS(B, T, C), "g");
    init_normal(w.x, &rng, 1);
    init_normal(w.g, &rng, 1);
    w.g->tracked = false;
    for (int back = 0; back < 2; back++) {
        char what[80], request[80];
        w.back = back;
        snprintf(what, sizeof what, "block d %d h %d T %d B %d%s%s", C, H, T,
                 B, causal ? " causal" : "", back ? " fwd+bwd" : " fwd");
        snprintf(request, sizeof request, "block %d %d %d %d %d %d", C, H, T,
                 B, causal, back);
        compare(what, request, run_block, &w, TURNS);
    }
    stack_close(&w.stack);
    params_close(&w.ps);
    params_close(&other);
}

/* ---- long texts -------------------------------------------------------- */

typedef struct {
    int H, T, D;
    Mask mask;
    bool plain;
    Params x;               // queries, keys and values
} Long;

static void run_long(void *with)
{
    Long *l = with;
    Tensor **x = l->x.at;
    tape_reset();
    params_zero_grad(&l->x);
    Tensor *y = l->plain ? t_attend(x[0], x[1], x[2], &l->mask, NULL)
        : t_attend_streamed(x[0], x[1], x[2], &l->mask, NULL);
    backward(t_sum(y));
}

static double bench_long(const char *name, Long l, int turns)
{
    char what[80];
    Rng rng = rng_seed(1);
    for (int i = 0; i < 3; i++)
        init_uniform(param(&l.x, DIMS(1, l.H, l.T, l.D), "x%d", i), &rng, 2);
    snprintf(what, sizeof what, "%s T %d D %d H %d W %d fwd+bwd", name, l.T,
             l.D, l.H, l.mask.W);
    double took = compare(what, NULL, run_long, &l, turns);
    params_close(&l.x);
    return took;
}

static void bench_lengths(void)
{
    Long plain = { .H = 1, .T = 4096, .D = 64, .plain = true };
    Long streamed = { .H = 1, .T = 4096, .D = 64 };
    double all = bench_long("plain", plain, 3);
    double blocks = bench_long("streamed", streamed, 3);
    printf("streamed over plain: %.2f (bar 2)\n", all / blocks);
    Long narrow = { .H = 1, .T = 4096, .D = 64,
                    .mask = { .causal = true, .W = 256 } };
    double one = bench_long("windowed", narrow, 5);
    narrow.T = 16384;
    double four = bench_long("windowed", narrow, 5);
    Long wide = narrow;
    wide.mask.W = 1024;
    double far = bench_long("windowed", wide, 5);
    printf("T 16384 over T 4096, of proportional: %.2f (bar 1.3); W 256 over "
           "W 1024: %.2f\n", four / one / 4, 4 * four / far);
}

/* ---- decoding ---------------------------------------------------------- */

enum { TOKENS = 1000 };

static void run_decode(void *with)
{
    int out[TOKENS], first = 1;
    Writer w = writer_open(with, 1, TOKENS, NULL, NULL);
    generate(&w, &first, 1, out, TOKENS, -1, (Sampling){ .top_p = 1 }, NULL);
    writer_close(&w);
}

static void bench_decode(void)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "x", &(Sizes){
        .V = 256, .P = TOKENS, .C = 384, .H = 6, .F = 1536, .layers = 6 });
    compare("decode d 384, 6 layers, 1000 tokens", "decode 384 6 6 1000",
            run_decode, &t, 3);
    compare("the same beside Transformers' GPT-2",
            "transformers 384 6 6 1000", run_decode, &t, 1);
    tower_close(&t);
    params_close(&ps);
}

int main(int argc, char **argv)
{
    const char *only = argc > 2 ? argv[2] : "";
    if (argc > 1 && *argv[1])
        start_torch(argv[1]);
    if (strcmp(only, "long") != 0 && strcmp(only, "decode") != 0) {
        bench_block(64, 4, 17, 128, false);
        bench_block(256, 8, 65, 64, false);
        bench_block(384, 6, 256, 16, true);
    }
    if (!*only || strcmp(only, "long") == 0)
        bench_lengths();
    if (!*only || strcmp(only, "decode") == 0)
        bench_decode();
    return 0;
}
