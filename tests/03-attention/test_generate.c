/* Caches, sampling and beam search. */
#include "check.h"
#include "02-tensors/ops.h"
#include "03-attention/generate.h"
#include "compare.h"

enum { V = 11, LENGTH = 40 };

static const Sizes sizes = { .V = V, .P = 4 * LENGTH, .C = 12, .H = 3,
                             .F = 20, .layers = 2 };

/* A decoder whose every parameter is random, so that it has opinions. */
static Tower opinionated(Params *ps, Sizes s)
{
    Rng rng = rng_seed(21);
    Tower t = tower_new(ps, &rng, "x", &s);
    for (int i = 0; i < ps->count; i++)
        init_normal(ps->at[i], &rng, 0.7f);
    return t;
}

static void some_text(int *ids, int n)
{
    Rng rng = rng_seed(22);
    for (int i = 0; i < n; i++)
        ids[i] = (int)rng_int(&rng, V);
}

/* Logits (n,V) of all places by one pass, copied off the tape. */
static float *whole(const Tower *t, const int *ids, int n, Mask mask)
{
    Pass pass = { .mask = mask };
    Tensor *y = tower_logits(t, tower(t, ids, 1, n, &pass));
    float *all = malloc(numel(y) * sizeof *all);
    memcpy(all, y->data, numel(y) * sizeof *all);
    tape_reset();
    return all;
}

/* The largest difference between a writer's steps and one pass. */
static double steps_differ(Writer *w, const int *ids, int n, const float *all)
{
    double worst = 0;
    for (int i = 0; i < n; i++) {
        Tensor *y = writer_step(w, ids + i);
        double off = difference(y->data, all + i * V, V);
        worst = off > worst || off != off ? off : worst;
        tape_reset();
    }
    return worst;
}

/* ---- refusals, while there is one thread alone --------------------------- */

static void overfull(void)
{
    static const float zero[8];
    Cache c = cache_open(1, 1, 2, 3);
    Tensor *k = t_input(DIMS(1, 1, 4, 2), zero);
    cache_add(&c, k, k);
}

static void nothing(void)
{
    Params ps = { 0 };
    Tower t = opinionated(&ps, sizes);
    Writer w = writer_open(&t, 1, 3, NULL, NULL);
    writer_read(&w, NULL, 0);
}

static void no_text(void)
{
    Params ps = { 0 };
    Tower t = opinionated(&ps, sizes);
    writer_open(&t, 1, 3, t.token, NULL);
}

TEST(refusal, "a full cache, no beginning, a memory for nobody, sampling")
{
    CHECK_REFUSED("cache: 0 tokens and 4 more, but 3 slots", overfull());
    CHECK_REFUSED("writer_read: nothing to go on from", nothing());
    CHECK_REFUSED("writer: a tower without cross-attention, and a memory",
                  no_text());
    CHECK_REFUSED("cache: a window of 0 and 2 sinks",
                  cache_ring(1, 1, 4, 0, 2));
    CHECK_REFUSED("sample: temperature 1, top_k 0, top_p 0",
                  sample((float[]){ 0 }, 1, (Sampling){ 1, 0, 0 }, NULL));
}

/* ---- caches ------------------------------------------------------------ */

TEST(law, "cached decoding equals the full forward")
{
    Params ps = { 0 };
    Tower t = opinionated(&ps, sizes);
    int ids[LENGTH];
    some_text(ids, LENGTH);
    float *all = whole(&t, ids, LENGTH, (Mask){ .causal = true });
    Writer w = writer_open(&t, 1, LENGTH, NULL, NULL);
    double off = steps_differ(&w, ids, LENGTH, all);
    CHECK(off < 1e-5, "off by %g", off);
    free(all);
    writer_close(&w);
    tower_close(&t);
    params_close(&ps);
}

TEST(law, "a ring of W slots equals a window of W, over more than 4 W")
{
    enum { W = 9 };
    for (int sinks = 0; sinks < 3; sinks++) {
        Params ps = { 0 };
        Sizes one = sizes;
        one.layers = sinks > 0 ? 1 : 2;
        Tower t = opinionated(&ps, one);
        int ids[LENGTH];
        some_text(ids, LENGTH);
        Mask mask = { .causal = true, .W = W, .sinks = sinks };
        float *all = whole(&t, ids, LENGTH, mask);
        Writer w = writer_ring(&t, 1, W, sinks);
        double off = steps_differ(&w, ids, LENGTH, all);
        CHECK(off < 1e-5, "%d sinks: off by %g", sinks, off);
        CHECK(w.cache[0].k->dim[2] == W + sinks, "%d slots",
              w.cache[0].k->dim[2]);
        mask.W++;
        free(all);
        all = whole(&t, ids, LENGTH, mask);
        writer_close(&w);
        w = writer_ring(&t, 1, W, sinks);
        CHECK(steps_differ(&w, ids, LENGTH, all) > 1e-3, "nor one of W + 1");
        free(all);
        writer_close(&w);
        tower_close(&t);
        params_close(&ps);
    }
}

TEST(law, "a ring begun again remembers nothing")
{
    Params ps = { 0 };
    Tower t = opinionated(&ps, sizes);
    int ids[LENGTH];
    some_text(ids, LENGTH);
    Writer w = writer_ring(&t, 1, 7, 0);
    steps_differ(&w, ids, LENGTH, (float[LENGTH * V]){ 0 });
    writer_close(&w);
    w = writer_ring(&t, 1, 7, 0);
    float *all = whole(&t, ids, 5, (Mask){ .causal = true });
    double off = steps_differ(&w, ids, 5, all);
    CHECK(off < 1e-5, "off by %g", off);
    free(all);
    writer_close(&w);
    tower_close(&t);
    params_close(&ps);
}

TEST(law, "decoding with a memory equals the encoder–decoder")
{
    enum { S = 6, T = 8, B = 2 };
    Params ps = { 0 };
    Rng rng = rng_seed(3);
    Sizes s = sizes;
    EncoderDecoder m = { .encoder = tower_new(&ps, &rng, "e", &s) };
    s.cross = true;
    m.decoder = tower_new(&ps, &rng, "d", &s);
    for (int i = 0; i < ps.count; i++)
        init_normal(ps.at[i], &rng, 0.7f);
    int source[B * S], ids[B * T];
    const int keys[B] = { 6, 3 };
    some_text(source, B * S);
    some_text(ids, B * T);
    float all[B * T * V];
    Tensor *y = encoder_decoder(&m, source, B, S, keys, ids, T);
    memcpy(all, y->data, sizeof all);
    Pass read = { .mask.keys = keys };
    Tensor *memory = tower(&m.encoder, source, B, S, &read);
    Writer w = writer_open(&m.decoder, B, T, memory, keys);
    for (int i = 0; i < T; i++) {
        tape_reset();
        y = writer_step(&w, (int[]){ ids[i], ids[T + i] });
        for (int b = 0; b < B; b++)
            CHECK(difference(y->data + b * V, all + (b * T + i) * V, V)
                  < 1e-5, "text %d, step %d", b, i);
    }
    writer_close(&w);
    tower_close(&m.encoder);
    tower_close(&m.decoder);
    params_close(&ps);
}

/* ---- sampling ---------------------------------------------------------- */

/* How often each of five is drawn, of n. */
static void draw(Sampling how, int n, int *times)
{
    /* e^logit is 1, 8, 4, 2, 1 of 16 */
    const float logits[] = { 0, 2.0794415f, 1.3862944f, 0.6931472f, 0 };
    Rng rng = rng_seed(4);
    memset(times, 0, 5 * sizeof *times);
    for (int i = 0; i < n; i++)
        times[sample(logits, 5, how, &rng)]++;
    tape_reset();
}

static void expect(Sampling how, const double *share)
{
    enum { N = 40000 };
    int times[5];
    draw(how, N, times);
    for (int i = 0; i < 5; i++) {
        double p = share[i], spread = sqrt(p * (1 - p) / N);
        CHECK(fabs(times[i] / (double)N - p) <= 4 * spread,
              "T %g k %d p %g: %d is drawn %d times of %d, not %g",
              (double)how.temperature, how.top_k, (double)how.top_p, i,
              times[i], N, p * N);
    }
}

TEST(law, "what is drawn, and how often")
{
    expect((Sampling){ 1, 0, 1 },
           (double[]){ 1 / 16., 8 / 16., 4 / 16., 2 / 16., 1 / 16. });
    expect((Sampling){ 0.5f, 0, 1 },
           (double[]){ 1 / 86., 64 / 86., 16 / 86., 4 / 86., 1 / 86. });
    expect((Sampling){ 1, 2, 1 }, (double[]){ 0, 8 / 12., 4 / 12., 0, 0 });
    expect((Sampling){ 1, 4, 1 },       // of equal ones, the smaller id
           (double[]){ 1 / 15., 8 / 15., 4 / 15., 2 / 15., 0 });
    expect((Sampling){ 1, 0, 0.7f },
           (double[]){ 0, 8 / 12., 4 / 12., 0, 0 });
    expect((Sampling){ 1, 0, 0.8f },
           (double[]){ 0, 8 / 14., 4 / 14., 2 / 14., 0 });
    expect((Sampling){ 1, 0, 0.01f }, (double[]){ 0, 1, 0, 0, 0 });
    expect((Sampling){ 1, 2, 0.9f },    // 90% of what top_k has left
           (double[]){ 0, 8 / 12., 4 / 12., 0, 0 });
    expect((Sampling){ 1, 2, 0.6f }, (double[]){ 0, 1, 0, 0, 0 });
    expect((Sampling){ 0, 0, 1 }, (double[]){ 0, 1, 0, 0, 0 });
}

TEST(law, "a seed repeats a text, another does not")
{
    Params ps = { 0 };
    Tower t = opinionated(&ps, sizes);
    int a[LENGTH], b[LENGTH], begin[] = { 1, 2 };
    Sampling how = { 1, 0, 1 };
    for (uint64_t seed = 1; seed < 3; seed++) {
        Rng one = rng_seed(1), other = rng_seed(seed);
        Writer w = writer_open(&t, 1, LENGTH, NULL, NULL);
        int n = generate(&w, begin, 2, a, LENGTH - 2, -1, how, &one);
        CHECK(n == LENGTH - 2, "%d tokens", n);
        writer_close(&w);
        w = writer_open(&t, 1, LENGTH, NULL, NULL);
        generate(&w, begin, 2, b, LENGTH - 2, -1, how, &other);
        writer_close(&w);
        bool same = memcmp(a, b, (LENGTH - 2) * sizeof *a) == 0;
        CHECK(same == (seed == 1), "seed %d", (int)seed);
    }
    tower_close(&t);
    params_close(&ps);
}

/* ---- beam search ------------------------------------------------------- */

TEST(law, "greedy takes the likeliest, and a beam of one is greedy")
{
    Params ps = { 0 };
    Tower t = opinionated(&ps, sizes);
    for (int stop = -1; stop < V; stop++) {
        int ids[LENGTH] = { 1, 2 }, greedy[LENGTH], beam[LENGTH];
        double score;
        Writer w = writer_open(&t, 1, LENGTH, NULL, NULL);
        int n = generate(&w, ids, 2, greedy, 20, stop, (Sampling){ .top_p = 1 },
                         NULL);
        writer_close(&w);
        w = writer_open(&t, 1, LENGTH, NULL, NULL);
        int m = beam_search(&w, ids, 2, beam, 20, stop, &score);
        writer_close(&w);
        CHECK(n == m && memcmp(greedy, beam, (size_t)n * sizeof *beam) == 0,
              "stop %d: %d and %d tokens", stop, n, m);
        for (int i = 0; i < n; i++) {
            float *all = whole(&t, ids, 2 + i, (Mask){ .causal = true });
            CHECK(sample(all + (1 + i) * V, V, (Sampling){ .top_p = 1 }, NULL)
                  == greedy[i], "token %d", i);
            ids[2 + i] = greedy[i];
            free(all);
        }
    }
    tower_close(&t);
    params_close(&ps);
}

/* log p of the text behind the first two ids. */
static double log_p(const Tower *t, const int *ids, int n)
{
    Pass pass = { .mask.causal = true };
    Tensor *y = t_log_softmax(tower_logits(t, tower(t, ids, 1, n, &pass)));
    double sum = 0;
    for (int i = 2; i < n; i++)
        sum += (double)y->data[(i - 1) * V + ids[i]];
    tape_reset();
    return sum;
}

TEST(law, "a beam as wide as all texts finds the best of them")
{
    enum { N = 3, STOP = 4 };
    Params ps = { 0 };
    Tower t = opinionated(&ps, sizes);
    int ids[2 + N] = { 1, 2 }, beam[N], best[2 + N] = { 0 }, best_n = 0;
    double best_mean = -INFINITY, best_sum = 0, score;
    for (int code = 0; code < V * V * V; code++) {
        int n = 0;
        for (int rest = code; n < N; rest /= V) {
            ids[2 + n++] = rest % V;
            if (rest % V == STOP)
                break;
        }
        double sum = log_p(&t, ids, 2 + n);
        if (sum / n > best_mean) {
            best_mean = sum / n;
            best_sum = sum;
            best_n = n;
            memcpy(best, ids, sizeof best);
        }
    }
    Writer w = writer_open(&t, V * V, 2 + N, NULL, NULL);
    int n = beam_search(&w, ids, 2, beam, N, STOP, &score);
    writer_close(&w);
    int want = best_n - (best[1 + best_n] == STOP);
    CHECK(n == want && memcmp(beam, best + 2, (size_t)n * sizeof *beam) == 0,
          "%d tokens, not %d", n, want);
    CHECK(fabs(score - best_sum) < 1e-4, "%g, not %g", score, best_sum);
    tower_close(&t);
    params_close(&ps);
}

CHECK_MAIN("03 generate")
