/* The two halves of your quotient rule stand the wrong way round. When the
   divisor grows, the quotient must fall: b's slope is what is subtracted. */
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
    return (Dual){ q, (q * b.slope - a.slope) / b.value };
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
