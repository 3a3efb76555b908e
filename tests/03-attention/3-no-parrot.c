/* The driver of exercise 3.3: logits on both sides of zero, tokens that occur
   never, once and often. */
#include "driver.h"
#include "3-no-parrot.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { MOST = 24 };

/* From the last, or from what was written. */
typedef struct {
    int from;
    float first, second;                // penalty; or presence, frequency
} Fine;

static void run(bool charge, const float *values, int V, const int *tokens,
                int n, Fine fine)
{
    float *logits = malloc((size_t)V * sizeof *logits);
    int *text = malloc((size_t)n * sizeof *text);
    for (int i = 0; i < V; i++)
        logits[i] = values[i];
    for (int i = 0; i < n; i++)
        text[i] = tokens[i];
    in_floats("logits", logits, (size_t)V);
    in_ints("text", text, (size_t)n);
    in_int(charge ? "written" : "last", fine.from);
    in_float(charge ? "presence" : "penalty", fine.first);
    if (charge) {
        in_float("frequency", fine.second);
        charge_for_it(logits, V, text, n, fine.from, fine.first, fine.second);
    } else {
        say_it_once(logits, V, text, n, fine.from, fine.first);
    }
    out_floats("logits", logits, (size_t)V, 1e-6, 1e-6);
    out_ints("text", text, (size_t)n);
    free(logits);
    free(text);
    case_end();
}

static void random_case(bool charge)
{
    float logits[MOST];
    int text[MOST], V = case_between(4, 10), n = case_between(6, MOST);
    for (int i = 0; i < V; i++)
        logits[i] = case_float();
    for (int i = 0; i < n; i++)
        text[i] = case_between(0, V - 2);
    int from = case_between(1, n - 1);
    float first = 1 + (float)case_between(1, 64) / 32;
    float second = (float)case_between(1, 64) / 64;
    run(charge, logits, V, text, n, (Fine){ from, first, second });
}

static void factors(void)
{
    const float logits[] = { 3, -3, 0, 8, -INFINITY, -0.5f };
    const int text[] = { 4, 1, 2, 1, 0, 3, 1, 1 };
    if (case_begin("once", "3 and -3"))
        run(false, logits, 2, text + 3, 2, (Fine){ 2, 2, 0 });
    if (case_begin("once", "the same token four times"))
        run(false, logits, 6, text, 8, (Fine){ 8, 2, 0 });
    if (case_begin("once", "the last two"))
        run(false, logits, 6, text, 8, (Fine){ 2, 1.5f, 0 });
    if (case_begin("once", "the last three"))
        run(false, logits, 6, text, 8, (Fine){ 3, 1.25f, 0 });
    if (case_begin("once", "more than there are"))
        run(false, logits, 6, text, 3, (Fine){ 1000000, 4, 0 });
    if (case_begin("once", "the last 0"))
        run(false, logits, 6, text, 8, (Fine){ 0, 2, 0 });
    if (case_begin("once", "nothing said yet"))
        run(false, logits, 6, text, 0, (Fine){ 5, 2, 0 });
    for (int r = 1; r <= 5; r++)
        if (case_begin("once", "random %d", r))
            random_case(false);
}

void driver(void)
{
    const float logits[] = { 3, -3, 0, 8, -INFINITY, -0.5f };
    const int text[] = { 4, 1, 2, 1, 0, 3, 1, 1 };
    factors();
    if (case_begin("charges", "presence alone"))
        run(true, logits, 6, text, 8, (Fine){ 0, 0.5f, 0 });
    if (case_begin("charges", "frequency alone"))
        run(true, logits, 6, text, 8, (Fine){ 0, 0, 0.25f });
    if (case_begin("charges", "what the reader typed is free"))
        run(true, logits, 6, text, 8, (Fine){ 4, 0.5f, 0.25f });
    if (case_begin("charges", "nothing written yet"))
        run(true, logits, 6, text, 8, (Fine){ 8, 1, 1 });
    if (case_begin("charges", "a parrot"))
        run(true, logits, 6, text, 8, (Fine){ 2, -0.5f, -1 });
    for (int r = 1; r <= 5; r++)
        if (case_begin("charges", "random %d", r))
            random_case(true);
}
