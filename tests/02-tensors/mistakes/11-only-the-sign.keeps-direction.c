/* You put into m what the direction was taken from, and so remember with
   `now`. m has a rule of its own, with `memory`. */
static float sign(float x)
{
    return (float)((x > 0) - (x < 0));
}

void lion_step(Lion how, int n, const float *g, float *w, float *m)
{
    for (int i = 0; i < n; i++) {
        float direction = sign(how.now * m[i] + (1 - how.now) * g[i]);
        w[i] -= how.rate * (direction + how.decay * w[i]);
        m[i] = how.now * m[i] + (1 - how.now) * g[i];
    }
}
