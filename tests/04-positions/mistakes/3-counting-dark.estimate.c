/* You say where neighbours come closer than the numbers are apart, about 0.7
   times 2^bits. From there on they must meet soon; when they first do depends
   on where the numbers lie, and you have to look. */
void hear(int T, float first, float rest, float *h)
{
    double sum = 0;
    for (int i = 0; i < T; i++) {
        sum += i == 0 ? first : rest;
        h[i] = (float)(sum / (i + 1));
    }
}

int place_of(float h, float first, float rest)
{
    double seen = ((double)first - rest) / ((double)h - rest);
    return (int)lround(seen) - 1;
}

/* 1 / n, to `bits` significant digits. */
static double heard(int n, int bits)
{
    int e;
    double share = frexp(1.0 / n, &e);          // 1/2 <= share < 1
    return ldexp(round(ldexp(share, bits)), e - bits);
}

int loses_count(int bits)
{
    return (int)ceil(ldexp(sqrt(0.5), bits));
}
