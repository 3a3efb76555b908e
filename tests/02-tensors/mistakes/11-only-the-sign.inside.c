/* You add the decay to the gradient, inside the sign. There it only changes a
   direction now and then. It stands beside the sign: each weight shrinks by
   rate times decay times itself. */
static float sign(float x)
{
    return (float)((x > 0) - (x < 0));
}

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    for (int i = 0; i < n; i++) {
        float direction = sign(how.now * m[i] + (1 - how.now) * g[i]
                               + how.decay * w[i]);
        w[i] -= how.rate * direction;
        m[i] = how.memory * m[i] + (1 - how.memory) * g[i];
    }
}
