/* The driver of exercise 3.5: tales long, short, empty and cut off; low
   scores, and NaN where nobody looks. */
#include "driver.h"
#include "5-many-tales-one-row.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { END = 9, MOST = 24, UNWRITTEN = -777 };
#define COUNT(x) (int)(sizeof (x) / sizeof *(x))

static int *unwritten(int n)
{
    int *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = UNWRITTEN;
    return x;
}

static void row(const int *tokens, int T)
{
    int *token = unwritten(T), *place = unwritten(T), *first = unwritten(T);
    int *target = unwritten(T);
    for (int i = 0; i < T; i++)
        token[i] = tokens[i];
    in_ints("token", token, (size_t)T);
    in_int("end", END);
    read_row(token, T, END, place, first, target);
    out_ints("place", place, (size_t)T);
    out_ints("first", first, (size_t)T);
    out_ints("target", target, (size_t)T);
    free(token);
    free(place);
    free(first);
    free(target);
    case_end();
}

static void random_row(int most)
{
    int token[MOST], T = case_between(6, MOST);
    for (int i = 0; i < T; i++)
        token[i] = case_between(1, most);
    token[T / 2] = END;
    row(token, T);
}

static void rows(void)
{
    const int book[] = { 4, 5, 9, 6, 7 }, whole[] = { 1, 2, 9, 3, 9 };
    const int empty[] = { 9, 9, 4, 9, 9 }, one[] = { 3, 1, 4, 1, 5 };
    if (case_begin("row", "a tale and a half"))
        row(book, COUNT(book));
    if (case_begin("row", "two whole tales"))
        row(whole, COUNT(whole));
    if (case_begin("row", "tales of nothing"))
        row(empty, COUNT(empty));
    if (case_begin("row", "one tale, cut off"))
        row(one, COUNT(one));
    if (case_begin("row", "one token"))
        row(book, 1);
    if (case_begin("row", "one end"))
        row(empty, 1);
    if (case_begin("row", "no tokens"))
        row(book, 0);
    for (int r = 1; r <= 5; r++)
        if (case_begin("row", "random %d", r))
            random_row(r < 5 ? 12 : 9);
}

/* ---- attention ---------------------------------------------------------- */

typedef struct {
    int T, D, W, tale;                  // tales of so many tokens
    float low;                          // added to one of q, and to all k
} Shape;

/* Coarse ones are whole quarters: with them scores of -30000 are exact. */
static float *numbers(int n, bool coarse)
{
    float *x = malloc((size_t)n * sizeof *x);
    for (int i = 0; i < n; i++)
        x[i] = coarse ? (float)case_between(-16, 16) / 4 : case_float() / 2;
    return x;
}

/* The first token of a row with several tales can be seen only by the first
   tale, and its value is NaN for the others' sake. */
static void attention(Shape s)
{
    int n = s.T * s.D;
    bool coarse = s.low != 0;
    float *q = numbers(n, coarse), *k = numbers(n, coarse);
    float *v = numbers(n, coarse), *out = numbers(n, coarse);
    int *first = unwritten(s.T);
    for (int i = 0; i < s.T; i++) {
        first[i] = i / s.tale * s.tale;
        q[i * s.D] += s.low;
        k[i * s.D] -= s.low * (float)(i / s.tale + 1);
    }
    if (s.T > s.tale && s.tale > 1)
        v[0] = NAN;
    in_ints("T,D,W", (int[]){ s.T, s.D, s.W }, 3);
    in_floats("q", q, (size_t)n);
    in_floats("k", k, (size_t)n);
    in_floats("v", v, (size_t)n);
    in_ints("first", first, (size_t)s.T);
    for (int i = 0; i < n; i++)
        out[i] = UNWRITTEN;
    attend_in_tale(q, k, v, first, s.T, s.D, s.W, out);
    out_floats("out", out, (size_t)n, 1e-3, 1e-3);
    free(q);
    free(k);
    free(v);
    free(out);
    free(first);
    case_end();
}

void driver(void)
{
    rows();
    if (case_begin("attention", "two tales of three"))
        attention((Shape){ 6, 2, 6, 3, 0 });
    if (case_begin("attention", "one tale, no window"))
        attention((Shape){ 5, 4, 100, 5, 0 });
    if (case_begin("attention", "one tale, windows of two"))
        attention((Shape){ 6, 1, 2, 6, 0 });
    if (case_begin("attention", "everybody sees itself alone"))
        attention((Shape){ 5, 3, 1, 4, 0 });
    if (case_begin("attention", "tales of one token"))
        attention((Shape){ 4, 2, 3, 1, 0 });
    if (case_begin("attention", "low scores"))
        attention((Shape){ 6, 1, 6, 3, 128 });
    if (case_begin("attention", "one low tale, windows of three"))
        attention((Shape){ 6, 1, 3, 6, 160 });
    if (case_begin("attention", "no tokens"))
        attention((Shape){ 0, 2, 3, 1, 0 });
    for (int r = 1; r <= 5; r++)
        if (case_begin("attention", "random %d", r)) {
            int T = case_between(7, 12), tale = case_between(3, 5);
            int D = r == 5 ? 4 : case_between(1, 5);
            attention((Shape){ T, D, case_between(2, 6), tale,
                               r == 5 ? 144 : 0 });
        }
}
