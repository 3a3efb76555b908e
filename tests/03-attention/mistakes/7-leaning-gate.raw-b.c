/* Your ddown collects dy times b. What goes into down is silu(a) b, the
   product. */
static double dot(const float *a, const float *b, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += (double)a[i] * b[i];
    return sum;
}

static double sigmoid(double a)
{
    return 1 / (1 + exp(-a));
}

void gated_mlp(const Gated *w, int N, const float *x, float *y)
{
    int C = w->C;
    for (int r = 0; r < N; r++, x += C, y += C) {
        double hidden[w->H];
        for (int h = 0; h < w->H; h++) {
            double a = dot(w->gate + h * C, x, C);
            hidden[h] = a * sigmoid(a) * dot(w->up + h * C, x, C);
        }
        for (int c = 0; c < C; c++) {
            double sum = 0;
            for (int h = 0; h < w->H; h++)
                sum += w->down[c * w->H + h] * hidden[h];
            y[c] = (float)sum;
        }
    }
}

/* What one row brings to hidden unit h, and through it to x. */
static void unit_backward(const Gated *w, int h, const float *x,
                          const float *dy, GatedGradient to)
{
    int C = w->C, H = w->H;
    double a = dot(w->gate + h * C, x, C), b = dot(w->up + h * C, x, C);
    double s = sigmoid(a), g = 0;
    for (int c = 0; c < C; c++) {
        to.ddown[c * H + h] += (float)(dy[c] * b);
        g += (double)dy[c] * w->down[c * H + h];
    }
    double da = g * b * (s + a * s * (1 - s)), db = g * a * s;
    for (int i = 0; i < C; i++) {
        to.dgate[h * C + i] += (float)(da * x[i]);
        to.dup[h * C + i] += (float)(db * x[i]);
        to.dx[i] += (float)(da * w->gate[h * C + i] + db * w->up[h * C + i]);
    }
}

void gated_mlp_backward(const Gated *w, int N, const float *x,
                        const float *dy, GatedGradient to)
{
    for (int r = 0; r < N; r++) {
        for (int h = 0; h < w->H; h++)
            unit_backward(w, h, x, dy, to);
        x += w->C;
        dy += w->C;
        to.dx += w->C;
    }
}
