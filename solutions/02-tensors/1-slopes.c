/*
 * Numbers that know their slope
 * difficulty: ★
 * points: 2
 * parts: rules 1, formulas 1
 * time: 25 min
 *
 * Somebody computes the yield of the greenhouse from the hours of light `x`
 * with a formula of two pages, and asks: would one more hour help? You could
 * derive two pages by hand. Or you let each number carry its own slope along,
 * and have the formula computed once, as it stands.
 *
 * A `Dual` is a value together with the speed at which it changes when `x`
 * does. The variable itself changes at speed 1, a constant not at all. Write
 * both, and the operations `dual_add`, `dual_sub`, `dual_mul`, `dual_div`,
 * `dual_max` and `dual_power`, so that any formula made from them comes out
 * with its value and its slope. For `x = 3`, the formula `x x + 2 x` has the
 * value 15 and the slope 8.
 *
 * `dual_max` is the larger of the two, with its slope; where the values are
 * equal, it is `a`. `dual_power(a, n)` takes any whole `n` from -1000 to 1000;
 * `n` is below 0, and a divisor is asked for, only where no division by 0
 * comes of it. Anything to the power of 0 is the constant 1, even 0. Value
 * and slope are compared to twelve digits.
 *
 * hint: Take a rectangle of sides `a` and `b` that both grow a little. Its
 *   area gains two thin strips (and a tiny corner, which can be forgotten).
 *   How long is each strip, and how fast does it get thicker?
 * hint: The strips say: the slope of `a b` is `a.slope * b.value + a.value *
 *   b.slope`. For the quotient call the result `q`. Then `q b = a`, and you
 *   know the rule for products: solve it for the slope of `q`.
 * hint: `q.slope = (a.slope - q.value * b.slope) / b.value`. For powers there
 *   is no need for a rule at all: what is `a` to the 3 made of?
 * hint: Start from `dual_constant(1)` and multiply by `a`, `abs(n)` times, with
 *   `dual_mul`; the slopes take care of themselves. When `n` is below 0,
 *   divide `dual_constant(1)` by what you got.
 * after: You never derived a formula; you derived six operations, and every
 *   formula, loop and branch made from them knows its slope. This is
 *   forward-mode differentiation. It costs one run for each variable; the
 *   tape of this chapter goes forwards and back once, for all of them.
 */
#include "1-slopes.h"
#include <stdlib.h>

//! answer
Dual dual_constant(double c)
{
    return (Dual){ c, 0 };
}

Dual dual_variable(double x)
{
    return (Dual){ x, 1 };
}

Dual dual_add(Dual a, Dual b)
{
    return (Dual){ a.value + b.value, a.slope + b.slope };
}

Dual dual_sub(Dual a, Dual b)
{
    return (Dual){ a.value - b.value, a.slope - b.slope };
}

Dual dual_mul(Dual a, Dual b)
{
    return (Dual){ a.value * b.value,
                   a.slope * b.value + a.value * b.slope };
}

/* From q b = a: the slope of q, times b, plus q times the slope of b, is the
   slope of a. */
Dual dual_div(Dual a, Dual b)
{
    double q = a.value / b.value;
    return (Dual){ q, (a.slope - q * b.slope) / b.value };
}

Dual dual_max(Dual a, Dual b)
{
    return b.value > a.value ? b : a;
}

/* A power is a product, so its slope needs no rule of its own. */
Dual dual_power(Dual a, int n)
{
    Dual product = dual_constant(1);
    for (int i = 0; i < abs(n); i++)
        product = dual_mul(product, a);
    return n < 0 ? dual_div(dual_constant(1), product) : product;
}
//! stub
// TODO: each of these with its value and its slope.
Dual dual_constant(double c)
{
    (void)c;
    return (Dual){ 0, 0 };
}

Dual dual_variable(double x)
{
    (void)x;
    return (Dual){ 0, 0 };
}

Dual dual_add(Dual a, Dual b)
{
    (void)a, (void)b;
    return (Dual){ 0, 0 };
}

Dual dual_sub(Dual a, Dual b)
{
    (void)a, (void)b;
    return (Dual){ 0, 0 };
}

Dual dual_mul(Dual a, Dual b)
{
    (void)a, (void)b;
    return (Dual){ 0, 0 };
}

Dual dual_div(Dual a, Dual b)
{
    (void)a, (void)b;
    return (Dual){ 0, 0 };
}

Dual dual_max(Dual a, Dual b)
{
    (void)a, (void)b;
    return (Dual){ 0, 0 };
}

Dual dual_power(Dual a, int n)
{
    (void)a, (void)n;
    return (Dual){ 0, 0 };
}
//! end
