/* You divide by the number of all positions, those that don't count included.
   The more of a row is blank, the less it would teach. */
/* What the model makes of one word. */
typedef struct {
    double *x, *h, *p;                  // (C), (C), (V)
} Guess;

static Guess new_guess(const Tied *m)
{
    size_t C = (size_t)m->C, V = (size_t)m->V;
    double *x = malloc((2 * C + V) * sizeof *x);
    return (Guess){ x, x + C, x + 2 * C };
}

/* Fills g for one word; returns the loss if `target` comes next. */
static double guess(const Tied *m, int id, int target, Guess *g)
{
    int C = m->C;
    double largest = -INFINITY, sum = 0;
    for (int i = 0; i < C; i++)
        g->x[i] = sqrt(C) * m->table[id * C + i];
    for (int o = 0; o < C; o++) {
        g->h[o] = 0;
        for (int i = 0; i < C; i++)
            g->h[o] += m->turn[o * C + i] * g->x[i];
    }
    for (int w = 0; w < m->V; w++) {
        g->p[w] = 0;
        for (int i = 0; i < C; i++)
            g->p[w] += m->table[w * C + i] * g->h[i];
        largest = fmax(largest, g->p[w]);
    }
    double loss = largest - g->p[target];
    for (int w = 0; w < m->V; w++)
        sum += g->p[w] = exp(g->p[w] - largest);
    for (int w = 0; w < m->V; w++)
        g->p[w] /= sum;
    return loss + log(sum);
}

static int counted(const int *target, int T)
{
    (void)target;
    return T;
}

double tied_loss(const Tied *m, const int *id, const int *target, int T)
{
    Guess g = new_guess(m);
    double sum = 0;
    int count = counted(target, T);
    for (int t = 0; t < T; t++)
        if (target[t] != NOT_COUNTED)
            sum += guess(m, id[t], target[t], &g);
    free(g.x);
    return count > 0 ? sum / count : 0;
}

/* One position, `share` being one over the number that count. */
static void guess_backward(const Tied *m, int id, int target, double share,
                           const Guess *g, float *dtable, float *dturn)
{
    int C = m->C;
    double dh[C];
    for (int i = 0; i < C; i++)
        dh[i] = 0;
    for (int w = 0; w < m->V; w++) {
        double dlogit = share * (g->p[w] - (w == target));
        for (int i = 0; i < C; i++) {
            dtable[w * C + i] += (float)(dlogit * g->h[i]);     // the end
            dh[i] += dlogit * m->table[w * C + i];
        }
    }
    for (int i = 0; i < C; i++) {
        double dx = 0;
        for (int o = 0; o < C; o++) {
            dturn[o * C + i] += (float)(dh[o] * g->x[i]);
            dx += dh[o] * m->turn[o * C + i];
        }
        dtable[id * C + i] += (float)(sqrt(C) * dx);            // the beginning
    }
}

void tied_loss_backward(const Tied *m, const int *id, const int *target,
                        int T, float *dtable, float *dturn)
{
    Guess g = new_guess(m);
    int count = counted(target, T);
    for (int t = 0; t < T; t++)
        if (target[t] != NOT_COUNTED) {
            guess(m, id[t], target[t], &g);
            guess_backward(m, id[t], target[t], 1.0 / count, &g, dtable,
                           dturn);
        }
    free(g.x);
}
