/* lab_cost: what does a scheme cost, in parameters, in time, and when one
   writes with a cache? */
#include "lab.h"
#include "lab_parallel.h"
#include "02-tensors/ops.h"
#include "03-attention/generate.h"
#include "04-positions/scheme.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

//@ cost-model
/* A model of the race's size, for texts of T tokens. */
enum { V = 16, T = 256, B = 4, ROUNDS = 6 };

typedef struct { Params ps; Tower tower; } Model;

/* Numbers that begin as zeros would hide what is done with them. */
static void fill_zeros(Params *ps, Rng *rng)
{
    for (int i = 0; i < ps->count; i++) {
        Tensor *p = ps->at[i];
        bool zero = strncmp(p->name, "position.", 9) == 0;
        for (size_t n = 0; zero && n < numel(p); n++)
            zero = p->data[n] == 0;
        if (zero)
            init_normal(p, rng, 0.1f);
    }
}

static void model_open(Model *m, const Scheme *scheme)
{
    Rng rng = rng_seed(lab_seed());
    *m = (Model){ 0 };
    m->tower = tower_new(&m->ps, &rng, "cost", &(Sizes){
        .V = V, .C = 64, .H = 4, .F = 128, .layers = 2 });
    scheme->install(&m->tower, &m->ps, &rng, T);
    fill_zeros(&m->ps, &rng);
}

static void model_close(Model *m)
{
    scheme_remove(&m->tower);
    tower_close(&m->tower);
    params_close(&m->ps);
}

//@ cost-once
/* Processor time, in milliseconds. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static double one_step(Model *m)
{
    static int ids[B * T];
    double start = now();
    tape_reset();
    Tensor *x = tower(&m->tower, ids, B, T, &(Pass){ .mask.causal = true });
    Tensor *loss = t_cross_entropy(tower_logits(&m->tower, x), ids,
                                   (CrossEntropy){ 0 });
    backward(loss);
    return now() - start;
}

/* Half of the text, token by token. */
static double one_text(Model *m)
{
    double start = now();
    Writer w = writer_open(&m->tower, 1, T, NULL, NULL);
    for (int t = 0; t < T / 2; t++) {
        tape_reset();
        writer_step(&w, (int[]){ 1 });
    }
    writer_close(&w);
    return now() - start;
}

//@ cost-same
/* Whether the logits of a text that is written equal those of one that is
   read at once, as far as floats go; and how many numbers the caches keep of a
   token. */
static bool cache_agrees(Model *m, size_t *kept)
{
    enum { SHORT = 24 };
    int ids[SHORT];
    float read[SHORT * V];
    for (int t = 0; t < SHORT; t++)
        ids[t] = t * 7 % V;
    tape_reset();
    Tensor *x = tower(&m->tower, ids, 1, SHORT,
                      &(Pass){ .mask.causal = true });
    memcpy(read, tower_logits(&m->tower, x)->data, sizeof read);
    Writer w = writer_open(&m->tower, 1, T, NULL, NULL);
    double worst = 0;
    for (int t = 0; t < SHORT; t++) {
        const Tensor *y = writer_step(&w, ids + t);
        for (int c = 0; c < V; c++)
            worst = fmax(worst, fabs((double)(y->data[c] - read[t * V + c])));
    }
    *kept = 0;
    for (int l = 0; l < m->tower.sizes.layers; l++)
        *kept += (numel(w.cache[l].k) + numel(w.cache[l].v)) / T;
    writer_close(&w);
    return worst < 1e-4;
}

//@ cost-least
typedef struct {
    size_t parameters, kept;
    double step, text;
    bool agrees;
} Cost;

/* All schemes in turn, and round after round: the least time of each. The
   first round, which waits for memory, is left out. */
static void measure(int run, void *result)
{
    (void)run;
    static Model m[SCHEMES];
    Cost *cost = result;
    for (int round = 0; round <= ROUNDS; round++)
        for (int i = 0; i < SCHEMES; i++) {
            if (round == 0) {
                model_open(&m[i], schemes[i]);
                cost[i].parameters = params_count(&m[i].ps, false);
                cost[i].agrees = cache_agrees(&m[i], &cost[i].kept);
                cost[i].step = cost[i].text = INFINITY;
                one_step(&m[i]);
                continue;
            }
            cost[i].step = fmin(cost[i].step, one_step(&m[i]));
            cost[i].text = fmin(cost[i].text, one_text(&m[i]));
        }
    for (int i = 0; i < SCHEMES; i++)
        model_close(&m[i]);
}

//@ cost-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, true);
    const Cost *cost = lab_parallel(1, SCHEMES * sizeof *cost, measure);
    const Cost none = cost[0];                              // NoPE
    bool agree = true, cheap = true;
    printf("%-16s parameters  step   text  kept  ends\n", "");
    for (int i = 0; i < SCHEMES; i++) {
        size_t more = cost[i].parameters - none.parameters;
        double step = cost[i].step / none.step;
        double text = cost[i].text / none.text;
        const char *ends = schemes[i]->ends ? "yes" : "no";
        printf("%-16s %10zu  %4.2f  %5.2f  %4zu  %s\n", schemes[i]->name,
               more, step, text, cost[i].kept, ends);
        lab_row("cost", "scheme=%s; parameters=%zu; step=%.2f; text=%.2f; "
                "kept=%zu; ends=%s", schemes[i]->name, more, step, text,
                cost[i].kept, ends);
        agree = agree && cost[i].agrees;
        if (schemes[i] == &alibi || schemes[i] == &t5)
            cheap = cheap && step < 2;
    }
    lab_value("cost-model", (double)none.parameters);
    lab_claim("cost-cache", "Every causal scheme writes with a cache what it "
              "reads at once.", HOLDS, agree);
    lab_claim("cost-bias", "A step with T5's or ALiBi's bias takes less than "
              "twice as long as one without positions.", HOLDS, cheap);
    return lab_end();
}
