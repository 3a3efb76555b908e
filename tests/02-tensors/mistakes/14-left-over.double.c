/* You add up in double, which has sixteen digits. Next to 1e20 everything
   below ten thousand is rounded away, and does not come back when the 1e20
   goes. Work out what each addition lost. */
float careful_dot(const float *x, const float *y, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (double)x[i] * y[i];
    return (float)sum;
}
