/* You compute what the sum took from the product, always as if the sum were
   the larger. When the product is, the sum is what was rounded: exchange
   them. */
/* sum + lost is the exact sum so far, as nearly as two doubles can say it: sum
   is what rounding left, and lost is what it took. */
float careful_dot(const float *x, const float *y, size_t n)
{
    double sum = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        double p = (double)x[i] * y[i];         // exact: 24 + 24 digits
        double t = sum + p;
        lost += (sum - t) + p;
        sum = t;
    }
    return (float)(sum + lost);
}
