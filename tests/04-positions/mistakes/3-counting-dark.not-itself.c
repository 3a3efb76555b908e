/* Your token does not see itself, so tokens 0 and 1 get the same, and nobody
   above can tell them apart. The causal mask shows token i the tokens 0 to i,
   i + 1 of them. */
void hear(int T, float first, float rest, float *h)
{
    double sum = 0;
    for (int i = 0; i < T; i++) {
        sum += i == 0 ? first : i == 1 ? 0 : rest;
        h[i] = (float)(sum / (i == 0 ? 1 : i));
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
    int i = 0;
    while (heard(i + 1, bits) != heard(i + 2, bits))
        i++;
    return i;
}
