/* Your sign has no zero: it is 1, or else -1. A weight without any gradient
   then walks away, one rate in each step. */
static float sign(float x)
{
    return x > 0 ? 1 : -1;
}

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    for (int i = 0; i < n; i++) {
        float direction = sign(how.now * m[i] + (1 - how.now) * g[i]);
        w[i] -= how.rate * (direction + how.decay * w[i]);
        m[i] = how.memory * m[i] + (1 - how.memory) * g[i];
    }
}
