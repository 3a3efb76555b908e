/* What must hold of every scheme: gradients, caches, what it tells apart. */
#include "check.h"
#include "02-tensors/gradient.h"
#include "03-attention/compare.h"
#include "03-attention/generate.h"
#include "04-positions/absolute.h"
#include "04-positions/parade.h"

enum { V = 7, L = 12, ALL = SCHEMES + 1 };

static const Scheme *scheme_at(int i)
{
    return i < SCHEMES ? schemes[i] : &t5_both_ways;
}

/* Those whose scores know nothing but the distance. */
static bool is_relative(const Scheme *s)
{
    return s == &nope || s == &shaw || s == &transformer_xl || s == &xlnet
        || s == &t5 || s == &t5_both_ways || s == &deberta || s == &alibi;
}

/* A tower with a scheme, all of whose parameters are random. */
typedef struct { Params ps; Tower tower; } Dressed;

static void dress(Dressed *d, const Scheme *s, int layers)
{
    Rng rng = rng_seed(31);
    *d = (Dressed){ 0 };
    d->tower = tower_new(&d->ps, &rng, "x", &(Sizes){
        .V = V, .C = 8, .H = 2, .F = 6, .layers = layers });
    s->install(&d->tower, &d->ps, &rng, L);
    for (int i = 0; i < d->ps.count; i++)
        if (strcmp(s->name, "FLOATER") != 0
            || !strstr(d->ps.at[i]->name, "position.A"))
            init_normal(d->ps.at[i], &rng, 0.5f);
}

static void undress(Dressed *d)
{
    scheme_remove(&d->tower);
    tower_close(&d->tower);
    params_close(&d->ps);
}

static void some_text(int *ids, int n)
{
    Rng rng = rng_seed(22);
    for (int i = 0; i < n; i++)
        ids[i] = (int)rng_int(&rng, V);
}

/* ---- refusals, while there is one thread alone --------------------------- */

static void read_long(const Scheme *s, int T)
{
    int ids[L * L + 1] = { 0 };
    Dressed d;
    dress(&d, s, 1);
    tower(&d.tower, ids, 1, T, &(Pass){ .mask.causal = true });
}

static void two_tables(void)
{
    Rng rng = rng_seed(1);
    Params ps = { 0 };
    Tower t = tower_new(&ps, &rng, "x", &(Sizes){
        .V = V, .P = 4, .C = 8, .H = 2, .F = 6, .layers = 1 });
    learned.install(&t, &ps, &rng, L);
}

TEST(refusal, "places past the end of a table, and two tables")
{
    CHECK_REFUSED("learned: place 12, but position.table(12,8) ends at 11",
                  read_long(&learned, L + 1));
    CHECK_REFUSED("hierarchical: place 144, but position.table(12,8) reaches "
                  "143", read_long(&hierarchical, L * L + 1));
    CHECK_REFUSED("multiplicative: place 12, but position.table(12,8) ends at "
                  "11", read_long(&multiplicative, L + 1));
    CHECK_REFUSED("tupe: place 12, but position.table(12,8) ends at 11",
                  read_long(&tupe, L + 1));
    CHECK_REFUSED("scheme: the tower knows of places already", two_tables());
}

/* ---- gradients ----------------------------------------------------------- */

static Tower *tower_now;

/* Two shapes: a whole causal text, and two that are padded and seen both
   ways. */
static Tensor *run(Tensor **x, int v)
{
    static const int ids[] = { 3, 1, 4, 1, 5, 2, 6, 5, 3, 5 };
    static const int keys[] = { 5, 3 };
    (void)x;
    tape_reset();
    Pass pass = { .mask = { .causal = v == 0, .keys = v == 1 ? keys : NULL } };
    return tower(tower_now, ids, v == 0 ? 1 : 2, v == 0 ? 7 : 5, &pass);
}

TEST(gradient, "of every scheme, through every learned part")
{
    for (int i = 0; i < ALL; i++)
        for (int v = 0; v < 2; v++) {
            Dressed d;
            dress(&d, scheme_at(i), 2);
            tower_now = &d.tower;
            for (int p = 0; p < d.ps.count; p++) {
                Tensor *x = d.ps.at[p];
                bool own = strncmp(x->name, "position.", 9) == 0;
                if ((!own && !strstr(x->name, "token_embedding")
                     && !strstr(x->name, "layers.0.self_attn.q_proj.weight"))
                    || strstr(x->name, "k_proj.bias"))  // its slope is 0
                    continue;
                params_zero_grad(&d.ps);
                double worst = gradient_error(run, v, &x, 1);
                CHECK(worst < 1e-2, "%s, %s, shape %d: %g",
                      scheme_at(i)->name, x->name, v, worst);
            }
            undress(&d);
            tape_reset();
        }
}

/* ---- caches -------------------------------------------------------------- */

TEST(agreement, "cached decoding equals the full forward, for every scheme")
{
    for (int i = 0; i < SCHEMES; i++) {
        Dressed d;
        int ids[L];
        float all[L * V];
        some_text(ids, L);
        dress(&d, schemes[i], 2);
        Tensor *x = tower(&d.tower, ids, 1, L,
                          &(Pass){ .mask.causal = true });
        memcpy(all, tower_logits(&d.tower, x)->data, sizeof all);
        Writer w = writer_open(&d.tower, 1, L, NULL, NULL);
        double worst = 0;
        for (int t = 0; t < L; t++) {
            tape_reset();
            Tensor *y = writer_step(&w, ids + t);
            double off = difference(y->data, all + t * V, V);
            worst = off > worst || off != off ? off : worst;
        }
        CHECK(worst < 2e-5, "%s: off by %g", schemes[i]->name, worst);
        writer_close(&w);
        undress(&d);
    }
    tape_reset();
}

TEST(agreement, "and where many texts are written side by side")
{
    for (int i = 0; i < SCHEMES; i++) {
        Dressed d;
        int ids[2 * 6];
        some_text(ids, 2 * 6);
        dress(&d, schemes[i], 1);
        Tensor *x = tower(&d.tower, ids, 2, 6, &(Pass){ .mask.causal = true });
        float last[2 * 8];
        memcpy(last, x->data + 5 * 8, 8 * sizeof *last);
        memcpy(last + 8, x->data + 11 * 8, 8 * sizeof *last);
        Writer w = writer_open(&d.tower, 2, 9, NULL, NULL);
        Tensor *y = NULL;
        for (int t = 0; t < 6; t++)
            y = writer_step(&w, (int[]){ ids[t], ids[6 + t] });
        x = t_input(DIMS(2, 1, 8), last);
        x = tower_logits(&d.tower, x);
        CHECK(difference(y->data, x->data, 2 * V) < 2e-5, "%s: off by %g",
              schemes[i]->name, difference(y->data, x->data, 2 * V));
        writer_close(&w);
        undress(&d);
        tape_reset();
    }
}

/* ---- what a scheme tells apart ------------------------------------------- */

TEST(law, "moved along, a window gives the same to those that know distances")
{
    enum { T = 5, MOVED = 4 };
    for (int i = 0; i < ALL; i++) {
        Dressed d;
        int ids[T + MOVED];
        float here[8];
        some_text(ids, T + MOVED);
        dress(&d, scheme_at(i), 1);
        Pass pass = { .mask = { .causal = true, .W = 3 } };
        Tensor *x = tower(&d.tower, ids + MOVED, 1, T, &pass);
        memcpy(here, x->data + (T - 1) * 8, sizeof here);
        x = tower(&d.tower, ids, 1, T + MOVED, &pass);
        double off = difference(x->data + (T + MOVED - 1) * 8, here, 8);
        if (is_relative(scheme_at(i)))
            CHECK(off < 1e-5, "%s: off by %g", scheme_at(i)->name, off);
        else
            CHECK(off > 1e-2, "%s: off by %g", scheme_at(i)->name, off);
        undress(&d);
        tape_reset();
    }
}

/* How far the row of one token moves when the others change places. */
static double shuffled(const Scheme *s, bool causal)
{
    static const int ids[] = { 1, 2, 3, 4, 5, 6 };
    static const int other[] = { 4, 1, 2, 5, 3, 6 };
    Dressed d;
    float here[8];
    dress(&d, s, 1);
    Pass pass = { .mask.causal = causal };
    Tensor *x = tower(&d.tower, ids, 1, 6, &pass);
    memcpy(here, x->data + 5 * 8, sizeof here);
    x = tower(&d.tower, other, 1, 6, &pass);
    double off = difference(x->data + 5 * 8, here, 8);
    undress(&d);
    tape_reset();
    return off;
}

TEST(law, "only without positions is a text a bag of words")
{
    for (int i = 0; i < ALL; i++) {
        double off = shuffled(scheme_at(i), false);
        if (scheme_at(i) == &nope)
            CHECK(off < 1e-5, "NoPE: off by %g", off);
        else if (scheme_at(i) != &t5)       // sees no difference ahead only
            CHECK(off > 1e-3, "%s: off by %g", scheme_at(i)->name, off);
    }
}

TEST(law, "two causal blocks without positions tell order apart, one does not")
{
    static const int ids[] = { 1, 2, 3, 4, 5, 6 };
    static const int other[] = { 4, 1, 2, 5, 3, 6 };
    CHECK(shuffled(&nope, true) < 1e-5, "%g", shuffled(&nope, true));
    Dressed d;
    float here[8];
    dress(&d, &nope, 2);
    Pass pass = { .mask.causal = true };
    memcpy(here, tower(&d.tower, ids, 1, 6, &pass)->data + 5 * 8, sizeof here);
    const Tensor *x = tower(&d.tower, other, 1, 6, &pass);
    CHECK(difference(x->data + 5 * 8, here, 8) > 1e-3, "no difference");
    undress(&d);
    tape_reset();
}

TEST(law, "a scheme that is removed leaves no trace")
{
    static const int ids[] = { 3, 1, 4, 1, 5 };
    Dressed d, bare;
    dress(&bare, &nope, 1);
    float want[5 * 8];
    Pass pass = { .mask.causal = true };
    memcpy(want, tower(&bare.tower, ids, 1, 5, &pass)->data, sizeof want);
    for (int i = 0; i < ALL; i++) {
        dress(&d, scheme_at(i), 1);
        for (int p = 0; p < bare.ps.count; p++)
            memcpy(d.ps.at[p]->data, bare.ps.at[p]->data,
                   numel(bare.ps.at[p]) * sizeof(float));
        scheme_remove(&d.tower);
        Tensor *x = tower(&d.tower, ids, 1, 5, &pass);
        CHECK(memcmp(x->data, want, sizeof want) == 0, "%s",
              scheme_at(i)->name);
        undress(&d);
        tape_reset();
    }
    undress(&bare);
}

/* ---- the race ------------------------------------------------------------ */

TEST(law, "the same seed runs the same race, and all see the same texts")
{
    static Runner a, b;
    runner_open(&a, &alibi, 5);
    runner_open(&b, &nope, 5);
    CHECK(memcmp(a.table, b.table, sizeof a.table) == 0, "tables differ");
    CHECK(a.tower.token->data[9] == b.tower.token->data[9], "weights differ");
    float loss[2], again[2];
    runner_train(&a, 2, loss);
    runner_close(&b);
    runner_open(&b, &alibi, 5);
    runner_train(&b, 2, again);
    CHECK(memcmp(loss, again, sizeof loss) == 0, "losses differ");
    CHECK(a.rng.state == b.rng.state, "texts differ");
    double right = runner_accuracy(&a, 32);
    CHECK(right == runner_accuracy(&b, 32) && right > 0 && right < 0.5, "%g",
          right);
    runner_close(&a);
    runner_close(&b);
    tape_reset();
}

CHECK_MAIN("04 schemes")
