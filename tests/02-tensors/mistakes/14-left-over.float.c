/* You add up in float. It has seven digits: next to 10,000,000 a quarter is
   gone. Even a double is not enough here, but it is where to begin. */
float careful_dot(const float *x, const float *y, size_t n)
{
    float sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}
