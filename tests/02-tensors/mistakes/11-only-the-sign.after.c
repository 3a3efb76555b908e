/* You move the weight first and let the moved one decay. The decay goes by the
   weight as it was before the step. */
static float sign(float x)
{
    return (float)((x > 0) - (x < 0));
}

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    for (int i = 0; i < n; i++) {
        float direction = sign(how.now * m[i] + (1 - how.now) * g[i]);
        w[i] -= how.rate * direction;
        w[i] -= how.rate * how.decay * w[i];
        m[i] = how.memory * m[i] + (1 - how.memory) * g[i];
    }
}
