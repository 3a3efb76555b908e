/* You bring m up to date before you take the direction from it, so today's
   gradient counts twice. The direction comes from the old m; m changes
   last. */
static float sign(float x)
{
    return (float)((x > 0) - (x < 0));
}

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    for (int i = 0; i < n; i++) {
        m[i] = how.memory * m[i] + (1 - how.memory) * g[i];
        float direction = sign(how.now * m[i] + (1 - how.now) * g[i]);
        w[i] -= how.rate * (direction + how.decay * w[i]);
    }
}
