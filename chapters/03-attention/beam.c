#include "03-attention/generate.h"

#include "01-sliding-window/require.h"

#include <math.h>
#include <string.h>

//@ beams
/* B texts of length tokens, one that has ended filled up with stop, and the
   sum of each one's log-probabilities. */
typedef struct {
    int B, room, length, stop;
    int *text, *last, *parent;      // (B,room), (B), (B)
    double *sum;
} Beams;

/* All texts are the same one so far: the first stands for them. */
static Beams beams_open(int B, int room, int stop)
{
    size_t n = (size_t)B;
    Beams s = { B, room, 0, stop, allocate(n * (size_t)room, sizeof(int)),
                allocate(n, sizeof(int)), allocate(n, sizeof(int)),
                allocate(n, sizeof(double)) };
    for (int b = 1; b < B; b++)
        s.sum[b] = -INFINITY;
    return s;
}

static void beams_close(Beams *s)
{
    free(s->text);
    free(s->last);
    free(s->parent);
    free(s->sum);
}

//@ beam-length
/* How many tokens text b has, its stop included. */
static int tokens(const Beams *s, int b)
{
    const int *text = s->text + (size_t)b * s->room;
    int n = 0;
    while (n < s->length && (n == 0 || text[n - 1] != s->stop))
        n++;
    return n;
}

static bool ended(const Beams *s, int b)
{
    int n = tokens(s, b);
    return n > 0 && s->text[(size_t)b * s->room + n - 1] == s->stop;
}

//@ beam-extensions
/* Text b with one more token. */
typedef struct { double sum; int b, id; } Extension;

/* Puts e among the best B so far, the best first; of equal ones, the one
   that came first is better. */
static void keep(Extension *best, int B, Extension e)
{
    int at = B;
    while (at > 0 && best[at - 1].sum < e.sum)
        at--;
    if (at == B)
        return;
    memmove(best + at + 1, best + at, (size_t)(B - 1 - at) * sizeof e);
    best[at] = e;
}

/* The B best by logp (B,V). A text that has ended stays as it is. */
static void best_extensions(const Beams *s, const float *logp, int V,
                            Extension *best)
{
    for (int b = 0; b < s->B; b++)
        best[b] = (Extension){ -INFINITY, 0, 0 };
    for (int b = 0; b < s->B; b++)
        if (ended(s, b))
            keep(best, s->B, (Extension){ s->sum[b], b, s->stop });
        else
            for (int id = 0; id < V; id++)
                keep(best, s->B, (Extension){
                    s->sum[b] + (double)logp[(size_t)b * V + id], b, id });
}

//@ beam-extend
static void extend(Beams *s, const Extension *e)
{
    size_t row = (size_t)s->room;
    int *text = allocate((size_t)s->B * row, sizeof(int));
    for (int b = 0; b < s->B; b++) {
        memcpy(text + b * row, s->text + e[b].b * row, row * sizeof(int));
        text[b * row + (size_t)s->length] = e[b].id;
        s->sum[b] = e[b].sum;
        s->last[b] = e[b].id;
        s->parent[b] = e[b].b;
    }
    free(s->text);
    s->text = text;
    s->length++;
}

//@ beam-best
/* The text of the highest mean; *all: whether all have ended. */
static int best_text(const Beams *s, bool *all)
{
    int best = 0;
    *all = true;
    for (int b = 0; b < s->B; b++) {
        *all = *all && ended(s, b);
        if (s->sum[b] / tokens(s, b) > s->sum[best] / tokens(s, best))
            best = b;
    }
    return best;
}

//@ beam-search
int beam_search(Writer *w, const int *ids, int n, int *out, int count,
                int stop, double *score)
{
    REQUIRE(count >= 1, "beam_search: %d tokens are to be written", count);
    Beams s = beams_open(w->B, count, stop);
    Extension *next = allocate((size_t)w->B, sizeof *next);
    Tensor *logits = writer_read(w, ids, n);
    int best = 0;
    for (bool done = false; !done; ) {
        const float *logp = t_log_softmax(logits)->data;
        best_extensions(&s, logp, w->tower->sizes.V, next);
        extend(&s, next);
        best = best_text(&s, &done);
        done = done || s.length == count;
        if (!done) {
            writer_reorder(w, s.parent);
            tape_reset();
            logits = writer_step(w, s.last);
        }
    }
    int length = tokens(&s, best) - ended(&s, best);
    memcpy(out, s.text + (size_t)best * count, (size_t)length * sizeof(int));
    *score = s.sum[best];
    beams_close(&s);
    free(next);
    return length;
}
