/* Every op of chapter 2, forward and backward, against PyTorch. */
#include "check.h"
#include "cases.h"
#include "golden.h"

#include <math.h>

static Goldens goldens;

static const Golden *of_case(int c, const char *what, int k)
{
    char name[64];
    snprintf(name, sizeof name, k < 0 ? "%s.%d.%s" : "%s.%d.%s%d",
             cases[c].name, variant(c), what, k);
    return golden_find(&goldens, name);
}

/* The largest difference, as a part of the largest value. */
static double difference(const float *got, const Golden *g)
{
    double most = 1e-3, far = 0;
    for (size_t i = 0; i < g->count; i++) {
        double d = fabs((double)got[i] - (double)g->at[i]);
        most = fmax(most, fabs((double)g->at[i]));
        far = d > far || d != d ? d : far;
    }
    return far / most;
}

static bool has_dims(const Tensor *t, const Golden *g)
{
    return t->ndim == g->ndim
        && memcmp(t->dim, g->dim, (size_t)g->ndim * sizeof(int)) == 0;
}

static void compare(int c)
{
    Tensor *x[3] = { NULL };
    int n = 0;
    for (; n < 3 && cases[c].in[n].n > 0; n++) {
        const Golden *g = of_case(c, "x", n);
        x[n] = t_input(cases[c].in[n].n, cases[c].in[n].d, g->at);
        CHECK(has_dims(x[n], g), "%s: %s", g->name, shape(x[n]));
        x[n]->tracked = true;
    }
    Tensor *y = cases[c].run(x, variant(c));
    const Golden *want = of_case(c, "y", -1), *w = of_case(c, "w", -1);
    CHECK(has_dims(y, want), "%s: %s", want->name, shape(y));
    CHECK(difference(y->data, want) < 2e-6, "%s: off by %g", want->name,
          difference(y->data, want));
    backward(t_sum(t_mul(y, t_input(y->ndim, y->dim, w->at))));
    for (int k = 0; k < n; k++) {
        const Golden *dx = of_case(c, "dx", k);
        CHECK(difference(x[k]->grad, dx) < 4e-6, "%s: off by %g", dx->name,
              difference(x[k]->grad, dx));
    }
    tape_reset();
}

TEST(golden, "every op, forward and backward, at two shapes")
{
    goldens = golden_open("tests/02-tensors/golden/ops.txt");
    int lines = 0;
    for (int c = 0; c < CASES; c++) {
        compare(c);
        lines += 2;
        for (int k = 0; k < 3; k++)
            lines += cases[c].in[k].n > 0 ? 2 : 0;
    }
    CHECK(lines == goldens.count, "%d of %d recorded lines were compared",
          lines, goldens.count);
    golden_close(&goldens);
}

CHECK_MAIN("02 golden")
