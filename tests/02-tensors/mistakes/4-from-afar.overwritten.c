/* Your gradient sets dx where it should add. A pixel that is the largest of
   two overlapping squares is blamed by both, and dx held something before. */
/* The place in an (H,W) plane of the largest pixel of the P by P square whose
   first is at row r, column c; of equal ones the first. */
static int brightest(const float *plane, int W, int P, int r, int c)
{
    int best = r * W + c;
    for (int i = r; i < r + P; i++)
        for (int j = c; j < c + P; j++)
            if (plane[i * W + j] > plane[best])
                best = i * W + j;
    return best;
}

void max_pool(const float *x, int C, int H, int W, int P, int S, float *out)
{
    for (int k = 0; k < C; k++, x += H * W)
        for (int r = 0; r + P <= H; r += S)
            for (int c = 0; c + P <= W; c += S)
                *out++ = x[brightest(x, W, P, r, c)];
}

void max_pool_backward(const float *x, int C, int H, int W, int P, int S,
                       const float *dout, float *dx)
{
    for (int k = 0; k < C; k++, x += H * W, dx += H * W)
        for (int r = 0; r + P <= H; r += S)
            for (int c = 0; c + P <= W; c += S)
                dx[brightest(x, W, P, r, c)] = *dout++;
}
