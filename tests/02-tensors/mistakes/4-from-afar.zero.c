/* You begin with 0 as the largest so far. In a square of pixels below zero
   nothing beats it, and the answer is a pixel that isn't there. Begin with the
   square's first pixel. */
/* The place in an (H,W) plane of the largest pixel of the P by P square whose
   first is at row r, column c; -1 where none is above 0. */
static int brightest(const float *plane, int W, int P, int r, int c)
{
    int best = -1;
    float most = 0;
    for (int i = r; i < r + P; i++)
        for (int j = c; j < c + P; j++)
            if (plane[i * W + j] > most) {
                best = i * W + j;
                most = plane[best];
            }
    return best;
}

void max_pool(const float *x, int C, int H, int W, int P, int S, float *out)
{
    for (int k = 0; k < C; k++, x += H * W)
        for (int r = 0; r + P <= H; r += S)
            for (int c = 0; c + P <= W; c += S)
                *out++ = brightest(x, W, P, r, c) < 0
                    ? 0 : x[brightest(x, W, P, r, c)];
}

void max_pool_backward(const float *x, int C, int H, int W, int P, int S,
                       const float *dout, float *dx)
{
    for (int k = 0; k < C; k++, x += H * W, dx += H * W)
        for (int r = 0; r + P <= H; r += S)
            for (int c = 0; c + P <= W; c += S)
                {
                int best = brightest(x, W, P, r, c);
                if (best >= 0)
                    dx[best] += *dout;
                dout++;
            }
}
