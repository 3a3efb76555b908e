/* You carry the rounding error along, as Kahan and Neumaier taught, and spikes
   no longer hurt. But an infinity or a NaN that has left the window is still
   in the sum, and no correction takes it out again. A sum that never
   subtracts has nothing to undo. */
size_t steady_sum(const float *restrict x, size_t n, size_t k,
                  float *restrict out)
{
    double sum = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        for (int leaving = 0; leaving < 2; leaving++) {
            if (leaving && i < k)
                continue;
            double v = leaving ? -(double)x[i - k] : (double)x[i];
            double next = sum + v;
            double big = sum * sum >= v * v ? sum : v;
            double small = sum * sum >= v * v ? v : sum;
            lost += (big - next) + small;
            sum = next;
        }
        if (i + 1 >= k)
            out[i + 1 - k] = (float)(sum + lost);
    }
    return k > n ? 0 : n - k + 1;
}
