/* You add up the positive products and the negative ones apart. The large
   numbers sit in both sums, and round the small ones away in each; that they
   cancel in the end brings nothing back. */
float careful_dot(const float *x, const float *y, size_t n)
{
    double above = 0, below = 0;
    for (size_t i = 0; i < n; i++) {
        double p = (double)x[i] * y[i];
        if (p > 0)
            above += p;
        else
            below += p;
    }
    return (float)(above + below);
}
