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
 */
#include "1-slopes.h"
#include <stdlib.h>

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
