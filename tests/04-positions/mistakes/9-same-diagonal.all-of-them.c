/* Right, but you multiply by every number of the matrix, T times T of them.
   Only 2T - 1 are different. Write y as the product of two polynomials, and
   find out how one multiplies long ones. */
void diagonals_times(int T, const float *b, const float *x, float *y)
{
    for (int i = 0; i < T; i++) {
        double sum = 0;
        for (int j = 0; j < T; j++)
            sum += (double)b[T - 1 + i - j] * x[j];
        y[i] = (float)sum;
    }
}

void diagonals_backward(int T, const float *b, const float *x, const float *dy,
                        float *db, float *dx)
{
    for (int j = 0; j < T; j++) {
        double sum = 0;
        for (int i = 0; i < T; i++) {
            sum += (double)b[T - 1 + i - j] * dy[i];
            db[T - 1 + i - j] += dy[i] * x[j];
        }
        dx[j] += (float)sum;
    }
}
