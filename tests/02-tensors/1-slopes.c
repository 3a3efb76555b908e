/* The driver of exercise 2.1: each operation alone, then formulas. */
#include "driver.h"
#include "1-slopes.h"
#include <stdio.h>

enum { TERMS = 10, STEP_LENGTH = 40 };

static void emit(const char *value, const char *slope, Dual a)
{
    out_float(value, a.value, 1e-12, 1e-12);
    out_float(slope, a.slope, 1e-12, 1e-12);
}

/* b's value is not 0. */
static void operations(Dual a, Dual b)
{
    in_float("a", a.value);
    in_float("a-slope", a.slope);
    in_float("b", b.value);
    in_float("b-slope", b.slope);
    emit("a+b", "a+b-slope", dual_add(a, b));
    emit("a-b", "a-b-slope", dual_sub(a, b));
    emit("ab", "ab-slope", dual_mul(a, b));
    emit("a/b", "a/b-slope", dual_div(a, b));
    emit("max", "max-slope", dual_max(a, b));
    case_end();
}

static void power(Dual a, int n)
{
    in_float("a", a.value);
    in_float("a-slope", a.slope);
    in_int("n", n);
    emit("a^n", "a^n-slope", dual_power(a, n));
    case_end();
}

static void leaves(double x)
{
    in_float("x", x);
    emit("constant", "constant-slope", dual_constant(x));
    emit("variable", "variable-slope", dual_variable(x));
    case_end();
}

/* c[0] + c[1] x + ... + c[5] x^5. */
static void polynomial(double x, const int *c)
{
    in_text("formula", "c0 + c1 x + c2 x^2 + ... + c5 x^5");
    in_ints("c", c, 6);
    in_float("x", x);
    Dual sum = dual_constant(0);
    for (int n = 0; n < 6; n++)
        sum = dual_add(sum, dual_mul(dual_constant(c[n]),
                                     dual_power(dual_variable(x), n)));
    emit("value", "slope", sum);
    case_end();
}

/* The square root of x, by Newton: y becomes (y + x / y) / 2, from 1. */
static void root(double x, int steps)
{
    in_text("formula", "y = (y + x / y) / 2, starting with y = 1");
    in_float("x", x);
    in_int("steps", steps);
    Dual y = dual_constant(1), two = dual_constant(2);
    for (int i = 0; i < steps; i++)
        y = dual_div(dual_add(y, dual_div(dual_variable(x), y)), two);
    emit("value", "slope", y);
    case_end();
}

static Dual one_term(int way, Dual a, Dual b)
{
    Dual one = dual_constant(1);
    switch (way) {
    case 0: return dual_add(a, b);
    case 1: return dual_sub(a, b);
    case 2: return dual_max(a, b);
    default: return dual_div(dual_mul(a, b), dual_add(one, dual_power(b, 2)));
    }
}

/* t0 is x, t1 a constant; each further one is made from two earlier ones. */
static void random_formula(void)
{
    static const char *form[] = { "t%d+t%d", "t%d-t%d", "max(t%d,t%d)",
                                  "t%d*t%d/(1+t%d^2)" };
    Dual t[TERMS];
    double x = case_float(), c = case_float();
    in_float("t0=x", x);
    in_float("t1", c);
    t[0] = dual_variable(x);
    t[1] = dual_constant(c);
    for (int i = 2; i < TERMS; i++) {
        char name[STEP_LENGTH], step[STEP_LENGTH];
        int way = case_between(0, 3), a = case_between(0, i - 1);
        int b = case_between(i / 2, i - 1);
        snprintf(name, sizeof name, "t%d", i);
        snprintf(step, sizeof step, form[way], a, b, b);
        in_text(name, step);
        t[i] = one_term(way, t[a], t[b]);
    }
    emit("value", "slope", t[TERMS - 1]);
    case_end();
}

void driver(void)
{
    const int book[6] = { 0, 2, 1 }, plain[6] = { 7, -3, 0, 0, 0, 2 };
    if (case_begin("rules", "a constant and the variable"))
        leaves(3);
    if (case_begin("rules", "both change"))
        operations((Dual){ 3, 1 }, (Dual){ 4, 2 });
    if (case_begin("rules", "below zero"))
        operations((Dual){ -3, 5 }, (Dual){ -2, -0.5 });
    if (case_begin("rules", "equal values"))
        operations((Dual){ 2, -1 }, (Dual){ 2, 6 });
    if (case_begin("rules", "to the 3"))
        power((Dual){ 2, 5 }, 3);
    if (case_begin("rules", "to the -2"))
        power((Dual){ -4, 3 }, -2);
    if (case_begin("rules", "0 to the 0"))
        power((Dual){ 0, 3 }, 0);
    if (case_begin("rules", "0 to the 1"))
        power((Dual){ 0, 3 }, 1);
    if (case_begin("rules", "to the 1000"))
        power((Dual){ 1.015625, 1 }, 1000);
    for (int r = 1; r <= 3; r++)
        if (case_begin("rules", "random %d", r))
            operations((Dual){ case_float(), case_float() },
                       (Dual){ case_between(1, 999) / 64.0, case_float() });
    for (int r = 1; r <= 3; r++)
        if (case_begin("rules", "random, a power %d", r))
            power((Dual){ case_between(65, 256) / 64.0, case_float() },
                  case_between(-9, 9));
    if (case_begin("formulas", "x x + 2 x at 3"))
        polynomial(3, book);
    if (case_begin("formulas", "a polynomial at 0"))
        polynomial(0, plain);
    if (case_begin("formulas", "the root of 2, by Newton"))
        root(2, 6);
    if (case_begin("formulas", "the root of 2, two steps only"))
        root(2, 2);
    for (int r = 1; r <= 5; r++)
        if (case_begin("formulas", "random %d", r))
            random_formula();
}
