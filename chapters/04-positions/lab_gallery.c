/* lab_gallery: how does each scheme, once it has learned the race's task, look
   from place to place? */
#include "lab.h"
#include "lab_parallel.h"
#include "02-tensors/ops.h"
#include "02-tensors/real.h"
#include "04-positions/parade.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ gallery-scope
/* PLACES tokens, as many as a head is wide, so that the value of place j can
   be a 1 at j: then what a query gets is its weights. */
enum { PLACES = 16, TEXTS = 64, HEADS = 4, STEPS = 1200 };
enum { PAIRS = PLACES * PLACES };

typedef struct {
    Attend *attend;                 // the scheme's own, or NULL
    void *ctx;
    const Tensor *weights;          // (B,H,PLACES,PLACES) of the last call
} Scope;

/* Does what the scheme does, and asks it once more for its weights. */
static Tensor *look(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                    int first, void *ctx)
{
    Scope *s = ctx;
    Tensor *one = tape_new("one", 4, v->dim, NULL, NULL, NULL, NULL);
    for (size_t n = 0; n < numel(one); n++)
        one->data[n] = n % PLACES == n / PLACES % PLACES;
    s->weights = s->attend ? s->attend(q, k, one, mask, first, s->ctx)
                           : t_attend_streamed(q, k, one, mask, NULL);
    return s->attend ? s->attend(q, k, v, mask, first, s->ctx)
                     : t_attend_streamed(q, k, v, mask, NULL);
}

//@ gallery-map
/* The mean weight, over all texts, that each place gives to each; one map for
   each head of the first block. */
typedef struct { double map[HEADS][PLACES][PLACES]; } Maps;

static void add_map(const Tensor *weights, Maps *to)
{
    int B = weights->dim[0];
    for (int n = 0; n < B * HEADS * PAIRS; n++) {
        int j = n % PLACES, i = n / PLACES % PLACES, h = n / PAIRS % HEADS;
        to->map[h][i][j] += (double)weights->data[n] / TEXTS;
    }
}

/* Shaw's scheme also adds to values; for the picture it adds nothing. */
static void forget_values(Runner *r)
{
    for (int i = 0; i < r->ps.count; i++) {
        const char *name = r->ps.at[i]->name;
        if (strncmp(name, "position.", 9) == 0 && strstr(name, ".value"))
            init_constant(r->ps.at[i], 0);
    }
}

static void draw(int i, void *result)
{
    static Runner r;
    static int ids[TEXTS * PLACES];
    runner_open(&r, schemes[i], lab_seed());
    runner_train(&r, STEPS, NULL);
    forget_values(&r);
    Attention *a = &r.tower.encoder.block[0].self_attn;
    Scope scope = { a->attend, a->ctx, NULL };
    a->attend = look;
    a->ctx = &scope;
    Rng rng = rng_seed(78);
    for (int n = 0; n < TEXTS * PLACES; n++)
        ids[n] = (int)rng_int(&rng, SYMBOLS);
    tape_reset();
    tower(&r.tower, ids, TEXTS, PLACES, &(Pass){ .mask.causal = true });
    add_map(scope.weights, result);
    runner_close(&r);
}

//@ gallery-head
/* What a head gives to the key so many places back, on the mean. */
static double back(const Maps *m, int h, int distance)
{
    double sum = 0;
    for (int i = distance; i < PLACES; i++)
        sum += m->map[h][i][i - distance];
    return sum / (PLACES - distance);
}

/* The head that looks most at the places that matter: 1 and 3 back. */
static int head_of(const Maps *m)
{
    int best = 0;
    for (int h = 1; h < HEADS; h++)
        if (fmax(back(m, h, 1), back(m, h, 3))
            > fmax(back(m, best, 1), back(m, best, 3)))
            best = h;
    return best;
}

//@ gallery-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    const Maps *maps = lab_parallel(SCHEMES, sizeof(Maps), draw);
    bool all = true;
    printf("%-16s head  one back  three back\n", "");
    for (int n = 0; n < SCHEMES; n++) {
        int h = head_of(&maps[n]);
        double one = back(&maps[n], h, 1), three = back(&maps[n], h, 3);
        printf("%-16s %4d  %8.3f  %10.3f\n", schemes[n]->name, h, one, three);
        lab_row("heads", "scheme=%s; head=%d; one=%.3f; three=%.3f",
                schemes[n]->name, h, one, three);
        for (int i = 0; i < PLACES; i++)
            for (int j = 0; j <= i; j++)
                lab_row("maps", "scheme=%s; query=%d; key=%d; weight=%.2f",
                        schemes[n]->name, i, j, maps[n].map[h][i][j]);
        all = all && fmax(one, three) > 0.5;
    }
    lab_claim("gallery-all", "In each scheme some head of the first block "
              "gives more than half of its weight to one of the two places "
              "that matter.", FAILS, all);
    return lab_end();
}
