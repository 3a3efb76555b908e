/* 0 to the 0 has the slope NaN in your answer: n a^(n-1) is 0 times 1 / 0.
   Where n is 0 the power is the constant 1 and does not change. */
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

static double power(double x, int n)
{
    double product = 1;
    for (int i = 0; i < abs(n); i++)
        product *= x;
    return n < 0 ? 1 / product : product;
}

Dual dual_power(Dual a, int n)
{
    return (Dual){ power(a.value, n), n * power(a.value, n - 1) * a.slope };
}
