/* The driver of exercise 3.8: words read, meant, both and neither. */
#include "driver.h"
#include "8-one-table.h"
#include <stdbool.h>
#include <stdlib.h>

enum { MOST = 8 };

static float *filled(int n, float value)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

static float *numbers(int n, float scale, float centre)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = centre + case_float() * scale;
    return x;
}

static int *copied(const int *from, int n)
{
    int *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = from[i];
    return x;
}

static void backward(const Tied *m, const int *id, const int *target, int T)
{
    float *dtable = filled(m->V * m->C, 1), *dturn = filled(m->C * m->C, -1);
    in_text("before", "dtable is 1 everywhere, dturn is -1");
    tied_loss_backward(m, id, target, T, dtable, dturn);
    out_floats("dtable", dtable, (size_t)(m->V * m->C), 1e-4, 1e-4);
    out_floats("dturn", dturn, (size_t)(m->C * m->C), 1e-4, 1e-4);
    free(dtable);
    free(dturn);
}

/* The larger `scale`, the surer the model is; above 4, it goes far. */
static void run(bool back, int V, int C, float scale, const int *ids,
                const int *targets, int T)
{
    float far = scale > 4 ? 2 : 0, *table = numbers(V * C, 0.125f, far);
    float *turn = numbers(C * C, scale, 64 * far);
    int *id = copied(ids, T), *target = copied(targets, T);
    Tied m = { V, C, table, turn };
    in_ints("V,C", (int[]){ V, C }, 2);
    in_floats("table", table, (size_t)(V * C));
    in_floats("turn", turn, (size_t)(C * C));
    in_ints("id", id, (size_t)T);
    in_ints("target", target, (size_t)T);
    if (back)
        backward(&m, id, target, T);
    else
        out_float("loss", tied_loss(&m, id, target, T), 1e-4, 1e-4);
    free(table);
    free(turn);
    free(id);
    free(target);
    case_end();
}

static void random_case(bool back, float scale)
{
    int id[MOST], target[MOST];
    int V = case_between(3, 6), C = case_between(2, 4);
    int T = case_between(3, MOST);
    for (int t = 0; t < T; t++) {
        id[t] = case_between(0, V - 1);
        target[t] = t == 1 || case_between(0, 3) == 0 ? NOT_COUNTED
                                                      : case_between(0, V - 1);
    }
    target[0] = (id[0] + 1) % V;
    run(back, V, C, scale, id, target, T);
}

static void cases(const char *part, bool back)
{
    const int id[] = { 0, 2, 0, 3 }, target[] = { 1, 0, 1, 3 };
    const int gone[] = { NOT_COUNTED, NOT_COUNTED, NOT_COUNTED };
    const int some[] = { NOT_COUNTED, 1, NOT_COUNTED, 2 };
    if (case_begin(part, "one word, read and followed by another"))
        run(back, 3, 2, 0.25f, id, target, 1);
    if (case_begin(part, "one word, followed by itself"))
        run(back, 3, 2, 0.25f, id, id, 1);
    if (case_begin(part, "four positions"))
        run(back, 4, 3, 0.25f, id, target, 4);
    if (case_begin(part, "two of four don't count"))
        run(back, 4, 2, 0.25f, id, some, 4);
    if (case_begin(part, "none counts"))
        run(back, 3, 2, 0.25f, id, gone, 3);
    if (case_begin(part, "no positions"))
        run(back, 3, 2, 0.25f, id, target, 0);
    if (case_begin(part, "logits of thousands"))
        run(back, 4, 4, 8, id, target, 4);
    for (int r = 1; r <= 5; r++)
        if (case_begin(part, "random %d", r))
            random_case(back, r == 5 ? 4 : 0.25f);
}

void driver(void)
{
    cases("loss", false);
    cases("gradient", true);
}
