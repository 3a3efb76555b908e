/* The driver of exercise 3.9: apprentices who know everything, something and
   nothing. Probabilities are multiples of 1/256, and u an odd multiple of
   1/8192 (or 0), so that nothing is equal that is compared. */
#include "driver.h"
#include "9-quick-apprentice.h"
#include <stdbool.h>
#include <stdlib.h>

enum { PLACES = 6, WORDS = 6, UNWRITTEN = -777 };
typedef enum { ACCEPTED, TOKENS, AVERAGE } What;

/* In 256ths. */
typedef struct {
    int K, V, p[(PLACES + 1) * WORDS], q[PLACES * WORDS], draft[PLACES];
    int u[PLACES + 1];                  // in 8192nds
} Plan;

static float *parts(const int *from, int n, float of)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = (float)from[i] / of;
    return x;
}

static void answer(What what, const Draft *d, const float *u)
{
    size_t room = (size_t)d->K + 1;
    int *out = malloc(room * sizeof *out);
    for (size_t i = 0; i < room; i++)
        out[i] = UNWRITTEN;
    if (what == ACCEPTED) {
        out_int("accepted", accepted(d, u));
    } else if (what == TOKENS) {
        out_int("count", next_tokens(d, u, out));
        out_ints("out", out, room);
    } else {
        out_float("average", tokens_on_average(d), 1e-6, 1e-6);
    }
    free(out);
}

static void run(What what, Plan plan)
{
    int K = plan.K, V = plan.V, *draft = malloc((size_t)K * sizeof *draft);
    float *p = parts(plan.p, (K + 1) * V, 256), *q = parts(plan.q, K * V, 256);
    float *u = parts(plan.u, K + 1, 8192);
    for (int k = 0; k < K; k++)
        draft[k] = plan.draft[k];
    in_ints("K,V", (int[]){ K, V }, 2);
    in_floats("p", p, (size_t)((K + 1) * V));
    in_floats("q", q, (size_t)(K * V));
    if (what != AVERAGE) {
        in_ints("draft", draft, (size_t)K);
        in_floats("u", u, (size_t)K + 1);
    }
    answer(what, &(Draft){ K, V, p, q, draft }, u);
    free(draft);
    free(p);
    free(q);
    free(u);
    case_end();
}

/* V shares of 256, some of them 0. */
static void random_shares(int *share, int V)
{
    int left = 256;
    for (int i = 0; i < V; i++)
        share[i] = 0;
    while (left > 0) {
        int some = case_between(1, left > 60 ? 60 : left);
        share[case_between(0, V - 1)] += some;
        left -= some;
    }
}

/* Near ones: the apprentice's shares are the master's, a little moved. */
static void random_case(What what, bool near)
{
    int K = case_between(2, PLACES), V = case_between(3, WORDS);
    Plan plan = { .K = K, .V = V };
    for (int k = 0; k <= plan.K; k++)
        random_shares(plan.p + k * V, V);
    for (int k = 0; k < plan.K; k++) {
        int *q = plan.q + k * V, *p = plan.p + k * V;
        int x = case_between(0, V - 1);
        random_shares(q, V);
        for (int i = 0; near && i < V; i++)
            q[i] = p[i];
        for (int tries = 0; near && p[x] < 8 && tries < V; tries++)
            x = (x + 1) % V;
        if (near) {
            q[x] -= p[x] / 4;
            q[(x + 1) % V] += p[x] / 4;
        }
        do
            x = case_between(0, V - 1);
        while (q[x] == 0);
        plan.draft[k] = x;
    }
    for (int k = 0; k <= plan.K; k++)
        plan.u[k] = 2 * case_between(0, 4095) + 1;
    run(what, plan);
}

static Plan with_u(Plan plan, int u0, int u1, int u2)
{
    plan.u[0] = u0;
    plan.u[1] = u1;
    plan.u[2] = u2;
    return plan;
}

static const Plan two = { 2, 3, { 128, 64, 64, 32, 96, 128, 192, 64, 0 },
                          { 192, 32, 32, 128, 64, 64 }, { 0, 0 }, { 0 } };
static const Plan same = { 2, 2, { 64, 192, 128, 128, 255, 1 },
                           { 64, 192, 128, 128 }, { 1, 0 }, { 0 } };
static const Plan apart = { 1, 4, { 0, 128, 0, 128, 64, 64, 64, 64 },
                            { 128, 0, 128, 0 }, { 2 }, { 0 } };
static const Plan none = { 0, 3, { 64, 64, 128 }, { 0 }, { 0 }, { 0 } };

static void plans(const char *part, What what)
{
    if (case_begin(part, "two drafted, both are passed"))
        run(what, with_u(two, 5001, 1001, 7001));
    if (case_begin(part, "two drafted, the second is refused"))
        run(what, with_u(two, 5001, 4001, 4097));
    if (case_begin(part, "two drafted, the first is refused"))
        run(what, with_u(two, 6001, 1001, 6001));
    if (case_begin(part, "two drafted, the second is refused, a smaller u"))
        run(what, with_u(two, 5001, 4001, 2001));
    if (case_begin(part, "two drafted, the first is refused, a smaller u"))
        run(what, with_u(two, 6001, 1001, 3001));
    if (case_begin(part, "two drafted, the first is refused, u is 0"))
        run(what, with_u(two, 6001, 0, 0));
    if (case_begin(part, "the apprentice knows as much"))
        run(what, with_u(same, 8191, 8191, 8191));
    if (case_begin(part, "what the master never says, and u is 0"))
        run(what, with_u(apart, 0, 5001, 0));
    if (case_begin(part, "what the master never says"))
        run(what, with_u(apart, 4001, 8191, 0));
    if (case_begin(part, "no draft"))
        run(what, with_u(none, 3001, 0, 0));
    for (int r = 1; r <= 6; r++)
        if (case_begin(part, "random %d", r))
            random_case(what, r > 2);
}

void driver(void)
{
    plans("accepted", ACCEPTED);
    plans("tokens", TOKENS);
    if (case_begin("average", "two drafted"))
        run(AVERAGE, two);
    if (case_begin("average", "the apprentice knows as much"))
        run(AVERAGE, same);
    if (case_begin("average", "what the master never says"))
        run(AVERAGE, apart);
    if (case_begin("average", "no draft"))
        run(AVERAGE, none);
    for (int r = 1; r <= 5; r++)
        if (case_begin("average", "random %d", r))
            random_case(AVERAGE, r > 2);
}
