#include "03-attention/generate.h"

#include "01-sliding-window/require.h"
#include "02-tensors/real.h"

//@ candidates
typedef struct { float p; int id; } Candidate;

/* Likelier ones first; of equal ones, the smaller id. */
static int likelier(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    return x->p != y->p ? (x->p < y->p) - (x->p > y->p)
        : (x->id > y->id) - (x->id < y->id);
}

/* All V, sorted, with e^((logit - largest) / temperature). */
static Candidate *candidates(const float *logits, int V, float temperature)
{
    Candidate *c = tape_alloc((size_t)V * sizeof *c);
    for (int i = 0; i < V; i++)
        c[i] = (Candidate){ logits[i], i };
    qsort(c, (size_t)V, sizeof *c, likelier);
    float largest = c[0].p;
    for (int i = 0; i < V; i++)
        c[i].p = real_exp((c[i].p - largest) / temperature);
    return c;
}

//@ sample
static int likeliest(const float *logits, int V)
{
    int best = 0;
    for (int i = 1; i < V; i++)
        best = logits[i] > logits[best] ? i : best;
    return best;
}

/* The first of c[0], ..., c[n-1] with which their sum reaches least; all,
   where rounding keeps it from being reached. */
static int reach(const Candidate *c, int n, double least)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        if ((sum += (double)c[i].p) >= least)
            return i;
    return n - 1;
}

int sample(const float *logits, int V, Sampling how, Rng *rng)
{
    REQUIRE(how.temperature >= 0 && how.top_k >= 0 && how.top_p > 0
            && how.top_p <= 1, "sample: temperature %g, top_k %d, top_p %g",
            (double)how.temperature, how.top_k, (double)how.top_p);
    if (how.temperature == 0)
        return likeliest(logits, V);
    Candidate *c = candidates(logits, V, how.temperature);
    int n = how.top_k > 0 && how.top_k < V ? how.top_k : V;
    double total = 0;
    for (int i = 0; i < n; i++)
        total += (double)c[i].p;
    if (how.top_p < 1) {
        n = reach(c, n, (double)how.top_p * total) + 1;
        total = 0;
        for (int i = 0; i < n; i++)
            total += (double)c[i].p;
    }
    double at = (double)(1 - rng_uniform(rng)) * total;     // in (0, total]
    return c[reach(c, n, at)].id;
}

//@ generate
int generate(Writer *w, const int *ids, int n, int *out, int count, int stop,
             Sampling how, Rng *rng)
{
    REQUIRE(w->B == 1, "generate: a writer of %d texts, not one", w->B);
    Tensor *logits = writer_read(w, ids, n);
    for (int written = 0; written < count; written++) {
        int id = sample(logits->data, w->tower->sizes.V, how, rng);
        if (id == stop)
            return written;
        out[written] = id;
        if (written + 1 == count)
            break;
        tape_reset();
        logits = writer_step(w, &id);
    }
    return count;
}
