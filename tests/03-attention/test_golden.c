/* Attention with every mask, plain and streamed, against PyTorch. */
#include "check.h"
#include "03-attention/attention.h"
#include "compare.h"

typedef Tensor *Attend(Tensor *q, Tensor *k, Tensor *v, const Mask *mask,
                       Tensor *bias);
static Attend *const ways[] = { t_attend, t_attend_streamed };
enum { WAYS = 2 };

static const struct { const char *name; Mask mask; } recorded[] = {
    { "none", { 0 } },
    { "causal", { .causal = true } },
    { "offset", { .causal = true } },
    { "padding", { .keys = (int[]){ 6, 1, 4 } } },
    { "both", { .causal = true, .keys = (int[]){ 3, 5 } } },
    { "window", { .causal = true, .W = 3 } },
    { "around", { .W = 2 } },
    { "sinks", { .causal = true, .W = 3, .sinks = 2 } },
    { "prefix", { .causal = true, .prefix = 3 } },
    { "bias", { 0 } },
    { "all", { .causal = true, .W = 4, .sinks = 1, .prefix = 2,
               .keys = (int[]){ 10, 9 } } },
    { "long", { .causal = true } },
    { "narrow", { .causal = true, .W = 17 } },
};
enum { RECORDED = sizeof recorded / sizeof *recorded };

static Goldens goldens;

static const Golden *of(int c, const char *what)
{
    char name[64];
    snprintf(name, sizeof name, "%s.%s", recorded[c].name, what);
    return golden_find(&goldens, name);
}

static void compare(int c, int way)
{
    const Golden *y = of(c, "y");
    bool biased = strcmp(recorded[c].name, "bias") == 0
        || strcmp(recorded[c].name, "all") == 0
        || strcmp(recorded[c].name, "narrow") == 0;
    Tensor *x[4] = { golden_leaf(of(c, "q"), true),
                     golden_leaf(of(c, "k"), true),
                     golden_leaf(of(c, "v"), true),
                     biased ? golden_leaf(of(c, "bias"), true) : NULL };
    Tensor *got = ways[way](x[0], x[1], x[2], &recorded[c].mask, x[3]);
    CHECK(numel(got) == y->count, "%s: %s", y->name, shape(got));
    CHECK(difference(got->data, y->at, y->count) < 1e-6, "%s, way %d: off by "
          "%g", y->name, way, difference(got->data, y->at, y->count));
    weigh(got, of(c, "w")->at);
    static const char *const slopes[] = { "dq", "dk", "dv", "dbias" };
    for (int i = 0; i < (biased ? 4 : 3); i++) {
        const Golden *d = of(c, slopes[i]);
        double off = difference(x[i]->grad, d->at, d->count);
        CHECK(off < 4e-6, "%s, way %d: off by %g", d->name, way, off);
    }
    tape_reset();
}

TEST(golden, "every mask, both ways, forward and backward")
{
    goldens = golden_open("tests/03-attention/golden/attend.txt");
    CHECK(goldens.count == 8 * RECORDED + 2 * 3, "%d lines", goldens.count);
    for (int c = 0; c < RECORDED; c++)
        for (int way = 0; way < WAYS; way++)
            compare(c, way);
    golden_close(&goldens);
}

CHECK_MAIN("03 golden")
