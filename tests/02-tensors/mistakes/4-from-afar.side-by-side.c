/* Your squares always stand side by side: they start every P pixels. They
   start every S pixels, which may be less (they overlap) or more (they leave
   gaps). */
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

static int start(int square, int P, int most)
{
    return square * P + P <= most ? square * P : most - P;
}

void max_pool(const float *x, int C, int H, int W, int P, int S, float *out)
{
    for (int k = 0; k < C; k++, x += H * W)
        for (int r = 0; r <= (H - P) / S; r++)
            for (int c = 0; c <= (W - P) / S; c++)
                *out++ = x[brightest(x, W, P, start(r, P, H),
                                     start(c, P, W))];
}

void max_pool_backward(const float *x, int C, int H, int W, int P, int S,
                       const float *dout, float *dx)
{
    for (int k = 0; k < C; k++, x += H * W, dx += H * W)
        for (int r = 0; r <= (H - P) / S; r++)
            for (int c = 0; c <= (W - P) / S; c++)
                dx[brightest(x, W, P, start(r, P, H), start(c, P, W))]
                    += *dout++;
}
