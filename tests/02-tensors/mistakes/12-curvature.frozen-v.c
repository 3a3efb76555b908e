/* On the way back you forgot that v moves too: the gradient of W goes through
   v, so e v. s belongs to its speed. */
/* What one hidden unit does with an example: its value a, the slope s of tanh
   there, and how fast a moves when W moves along d. */
typedef struct {
    double a, s, a_dot;
} Unit;

/* W and W_dot are the D weights of this unit, and their speeds. */
static Unit unit_of(const double *W, const double *W_dot, const double *x,
                    int D)
{
    double z = 0, z_dot = 0;
    for (int i = 0; i < D; i++) {
        z += W[i] * x[i];
        z_dot += W_dot[i] * x[i];
    }
    double a = tanh(z), s = 1 - a * a;
    return (Unit){ a, s, s * z_dot };
}

/* Adds one example's gradient to g and its speed to hd. */
static void add_example(const Task *t, const double *x, double y,
                        const double *w, const double *d, double *g,
                        double *hd)
{
    int D = t->D, H = t->H;
    const double *v = w + H * D, *v_dot = d + H * D;
    double e = -y, e_dot = 0;
    for (int h = 0; h < H; h++) {
        Unit u = unit_of(w + h * D, d + h * D, x, D);
        e += v[h] * u.a;
        e_dot += v_dot[h] * u.a + v[h] * u.a_dot;
    }
    for (int h = 0; h < H; h++) {
        Unit u = unit_of(w + h * D, d + h * D, x, D);
        double s_dot = -2 * u.a * u.a_dot;
        double dz = e * v[h] * u.s;             // the gradient of W[h] x
        double dz_dot = e_dot * v[h] * u.s + e * v[h] * s_dot;
        g[H * D + h] += e * u.a / t->N;
        hd[H * D + h] += (e_dot * u.a + e * u.a_dot) / t->N;
        for (int i = 0; i < D; i++) {
            g[h * D + i] += dz * x[i] / t->N;
            hd[h * D + i] += dz_dot * x[i] / t->N;
        }
    }
}

/* Gradient and its speed along d, both at once. */
static void both(const Task *t, const double *w, const double *d, double *g,
                 double *hd)
{
    for (int i = 0; i < t->H * t->D + t->H; i++)
        g[i] = hd[i] = 0;
    for (int r = 0; r < t->N; r++)
        add_example(t, t->x + r * t->D, t->y[r], w, d, g, hd);
}

void net_gradient(const Task *task, const double *w, double *g)
{
    double unused[task->H * task->D + task->H];
    both(task, w, w, g, unused);
}

void net_curvature(const Task *task, const double *w, const double *d,
                   double *hd)
{
    double unused[task->H * task->D + task->H];
    both(task, w, d, unused, hd);
}
