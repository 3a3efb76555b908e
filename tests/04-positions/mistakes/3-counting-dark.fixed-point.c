/* You round to so many digits behind the point. Significant digits begin at
   the first one that isn't zero: 1/300 has as many of them as 1/3. */
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
    return ldexp(round(ldexp(1.0 / n, bits)), -bits);
}

int loses_count(int bits)
{
    int i = 0;
    while (heard(i + 1, bits) != heard(i + 2, bits))
        i++;
    return i;
}
