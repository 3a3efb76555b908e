/* `now` and `memory` have changed places: you remember with the one that is
   meant for the direction. */
static float sign(float x)
{
    return (float)((x > 0) - (x < 0));
}

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    for (int i = 0; i < n; i++) {
        float direction = sign(how.memory * m[i] + (1 - how.memory) * g[i]);
        w[i] -= how.rate * (direction + how.decay * w[i]);
        m[i] = how.now * m[i] + (1 - how.now) * g[i];
    }
}
