/* You draw from p - q as it is. Where the apprentice gave too much it's
   below zero, and takes away from the sum what others have put in: cut it
   off at 0. */
int accepted(const Draft *d, const float *u)
{
    int k = 0;
    for (; k < d->K; k++) {
        int at = k * d->V + d->draft[k];
        if (!(u[k] * d->q[at] < d->p[at]))
            break;
    }
    return k;
}

/* What p has more than q, of token x; all of it where q is not there. */
static double excess(const float *p, const float *q, int x)
{
    double more = q ? (double)p[x] - q[x] : p[x];
    return more;
}

/* The token of V that u draws from what p has more than q. */
static int draw(const float *p, const float *q, int V, double u)
{
    double all = 0, sum = 0;
    int x = -1;
    for (int i = 0; i < V; i++)
        all += excess(p, q, i);
    do
        sum += excess(p, q, ++x);
    while (sum <= u * all && x < V - 1);
    return x;
}

int next_tokens(const Draft *d, const float *u, int *out)
{
    int k = accepted(d, u);
    for (int i = 0; i < k; i++)
        out[i] = d->draft[i];
    const float *q = k < d->K ? d->q + k * d->V : 0;
    out[k] = draw(d->p + k * d->V, q, d->V, u[d->K]);
    return k + 1;
}

double tokens_on_average(const Draft *d)
{
    double mean = 1, reached = 1;
    for (int k = 0; k < d->K; k++) {
        double both = 0;
        for (int i = k * d->V; i < (k + 1) * d->V; i++)
            both += d->p[i] < d->q[i] ? d->p[i] : d->q[i];
        reached *= both;
        mean += reached;
    }
    return mean;
}
