/* The driver of exercise 4.8: texts shorter than the threshold and longer, one
   hidden number and several, one head and several. */
#include "driver.h"
#include "8-growing-yardstick.h"
#include <stdbool.h>
#include <stdlib.h>

static float *filled(int n, float value)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = value;
    return x;
}

/* Odd multiples of 1/512, so that none is 0, nor a sum of two of different
   kinds. */
static float *odd_numbers(int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = (float)(2 * case_between(-256, 255) + 1) / 512;
    return x;
}

static float *numbers(int n)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = case_float() / 4;
    return x;
}

/* In the future of each query stands 16, elsewhere chance. */
static float *scores(int H, int T)
{
    float *x = malloc((size_t)(H * T * T) * sizeof *x);
    for (int at = 0; at < H * T * T; at++)
        x[at] = at % T > at / T % T ? 16 : case_float() / 4;
    return x;
}

static void out(const char *name, float *x, int n)
{
    out_floats(name, x, (size_t)n, 1e-3, 1e-4);
    free(x);
}

static void backward(const Yardstick *y, int T, const float *dscore)
{
    int K = y->K, H = y->H;
    YardstickGradient to = { filled(K, 1), filled(K, -1), filled(H * K, 2),
                             filled(H, 0.5f), filled(1, 3), filled(1, -3) };
    in_text("before", "dw1 is 1, db1 -1, dw2 2, db2 0.5, dc 3, dL -3");
    yardstick_backward(y, T, dscore, to);
    out("dw1", to.dw1, K);
    out("db1", to.db1, K);
    out("dw2", to.dw2, H * K);
    out("db2", to.db2, H);
    out("dc", to.dc, 1);
    out("dL", to.dL, 1);
}

/* Takes all of them over. */
static void run(bool back, Yardstick y, int T, float *w1, float *b1, float *w2,
                float *b2)
{
    int all = y.H * T * T;
    float *score = scores(y.H, T);
    y.w1 = w1, y.b1 = b1, y.w2 = w2, y.b2 = b2;
    in_ints("T,K,H", (int[]){ T, y.K, y.H }, 3);
    in_float("c", y.c);
    in_float("L", y.L);
    in_floats("w1", w1, (size_t)y.K);
    in_floats("b1", b1, (size_t)y.K);
    in_floats("w2", w2, (size_t)(y.H * y.K));
    in_floats("b2", b2, (size_t)y.H);
    in_floats(back ? "dscore" : "score", score, (size_t)all);
    if (back) {
        backward(&y, T, score);
    } else {
        yardstick_bias(&y, T, score);
        out_floats("score", score, (size_t)all, 1e-3, 1e-4);
    }
    free(score);
    free(w1);
    free(b1);
    free(w2);
    free(b2);
    case_end();
}

/* The network is the reading itself, and a half. */
static void plain(bool back, int T, float c, float L)
{
    Yardstick y = { .K = 1, .H = 1, .c = c, .L = L };
    run(back, y, T, filled(1, 1), filled(1, 0.5f), filled(1, 1), filled(1, 0));
}

static void random_case(bool back, int T, int H, float c, float L)
{
    Yardstick y = { .K = case_between(2, 4), .H = H, .c = c, .L = L };
    float *w1 = numbers(y.K), *b1 = odd_numbers(y.K);
    float *w2 = numbers(H * y.K);
    run(back, y, T, w1, b1, w2, numbers(H));
}

static void cases(const char *part, bool back)
{
    if (case_begin(part, "two tokens, c 1, L 3"))
        plain(back, 2, 1, 3);
    if (case_begin(part, "five tokens, c 1, L 0.5"))
        plain(back, 5, 1, 0.5f);
    if (case_begin(part, "four tokens, one of them at the threshold"))
        plain(back, 4, 0.5f, 2);
    if (case_begin(part, "one token"))
        plain(back, 1, 2, 1.5f);
    if (case_begin(part, "no tokens"))
        random_case(back, 0, 2, 1, 1);
    if (case_begin(part, "a threshold no text reaches"))
        random_case(back, 4, 2, 0.25f, 100);
    for (int r = 1; r <= 5; r++)
        if (case_begin(part, "random %d", r)) {
            float c = (float)case_between(16, 512) / 128;
            float L = (float)case_between(128, 512) / 128;
            random_case(back, r + 3, 1 + r % 3, c, L);
        }
}

void driver(void)
{
    cases("forward", false);
    cases("backward", true);
}
