/* The driver of exercise 2.3: shapes that fit and do not, products, gradients.
   It is told the shape of each result: an answer of the learner's sets no
   size. Numbers are small multiples of 1/8, so sums are exact in any order. */
#include "driver.h"
#include "3-stretch.h"
#include <stdlib.h>
#include <string.h>

enum { UNWRITTEN = -777 };

static size_t size_of(Shape s)
{
    size_t size = 1;
    for (int r = 0; r < s.ndim; r++)
        size *= (size_t)s.dim[r];
    return size;
}

static Shape emit_shape(Shape a, Shape b)
{
    Shape out = { 4, { -1, -1, -1, -1 } };
    in_ints("a", a.dim, (size_t)a.ndim);
    in_ints("b", b.dim, (size_t)b.ndim);
    out_int("fits", stretch_shape(a, b, &out));
    out_int("axes", out.ndim);
    out_ints("dims", out.dim, 4);
    return out;
}

static bool same(Shape a, Shape b)
{
    return a.ndim == b.ndim
        && memcmp(a.dim, b.dim, (size_t)a.ndim * sizeof *a.dim) == 0;
}

static void shapes(Shape a, Shape b)
{
    emit_shape(a, b);
    case_end();
}

static float *numbers(size_t n)
{
    float *x = malloc(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = (float)case_between(-24, 24) / 8;
    return x;
}

static float *filled(size_t n, float value)
{
    float *x = malloc(n * sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = value;
    return x;
}

/* With a wrong shape nothing is multiplied: it would not fit into out. */
static void product(Shape a, Shape b, Shape result)
{
    float *x = numbers(size_of(a)), *y = numbers(size_of(b));
    float *out = filled(size_of(result), UNWRITTEN);
    in_floats("x", x, size_of(a));
    in_floats("y", y, size_of(b));
    if (!same(emit_shape(a, b), result))
        case_end();
    stretch_mul(a, x, b, y, out);
    out_floats("out", out, size_of(result), 1e-5, 1e-5);
    free(x);
    free(y);
    free(out);
    case_end();
}

/* dx and dy hold something before. */
static void gradient(Shape a, Shape b, Shape result)
{
    float *x = numbers(size_of(a)), *y = numbers(size_of(b));
    float *dx = filled(size_of(a), 100), *dy = filled(size_of(b), -50);
    float *dout = numbers(size_of(result));
    in_ints("a", a.dim, (size_t)a.ndim);
    in_ints("b", b.dim, (size_t)b.ndim);
    in_floats("x", x, size_of(a));
    in_floats("y", y, size_of(b));
    in_floats("dout", dout, size_of(result));
    in_text("before", "dx is 100 everywhere, dy is -50");
    stretch_mul_backward(a, x, b, y, dout, dx, dy);
    out_floats("dx", dx, size_of(a), 1e-5, 1e-5);
    out_floats("dy", dy, size_of(b), 1e-5, 1e-5);
    free(x);
    free(y);
    free(dx);
    free(dy);
    free(dout);
    case_end();
}

static void square(Shape a)
{
    float *x = numbers(size_of(a)), *dx = filled(size_of(a), 0);
    float *dout = numbers(size_of(a));
    in_text("both", "x times x: dx and dy are the same array, of zeros");
    in_ints("a", a.dim, (size_t)a.ndim);
    in_floats("x", x, size_of(a));
    in_floats("dout", dout, size_of(a));
    stretch_mul_backward(a, x, a, x, dout, dx, dx);
    out_floats("dx", dx, size_of(a), 1e-5, 1e-5);
    free(x);
    free(dx);
    free(dout);
    case_end();
}

/* A shape of up to 4 axes, and two that stretch to it: of the dims of each
   some are 1, of one the leading ones may be missing. */
static void random_case(void (*with)(Shape a, Shape b, Shape result))
{
    Shape result = { .ndim = case_between(2, 4) }, a, b = { 0 };
    for (int r = 0; r < result.ndim; r++)
        result.dim[r] = case_between(2, 4);
    a = result;
    int missing = case_between(0, result.ndim - 1);
    for (int r = missing; r < result.ndim; r++)
        b.dim[b.ndim++] = result.dim[r];
    for (int r = 0; r < b.ndim; r++)
        if (case_between(0, 1))
            b.dim[r] = 1;
        else if (case_between(0, 1))
            a.dim[r + missing] = 1;
    if (case_between(0, 1))
        with(a, b, result);
    else
        with(b, a, result);
}

static void forward_cases(void)
{
    const Shape table = { 2, { 3, 4 } }, column = { 2, { 3, 1 } };
    const Shape five = { 1, { 5 } }, three = { 1, { 3 } }, none = { 0, { 0 } };
    const Shape wide = { 2, { 3, 5 } }, empty = { 2, { 0, 4 } };
    if (case_begin("forward", "a column for a table"))
        product(table, column, table);
    if (case_begin("forward", "a column and a row"))
        product(column, five, wide);
    if (case_begin("forward", "one number for a table"))
        product(none, table, table);
    if (case_begin("forward", "no axes at all"))
        product(none, none, none);
    if (case_begin("forward", "3 is no 4"))
        shapes(table, three);
    if (case_begin("forward", "5 is no 0"))
        shapes((Shape){ 2, { 5, 4 } }, empty);
    if (case_begin("forward", "1 with 0"))
        product((Shape){ 2, { 1, 4 } }, empty, empty);
    if (case_begin("forward", "0 with 1, and an axis less"))
        product((Shape){ 3, { 2, 0, 4 } }, (Shape){ 2, { 1, 1 } },
                (Shape){ 3, { 2, 0, 4 } });
    for (int r = 1; r <= 5; r++)
        if (case_begin("forward", "random %d", r))
            random_case(product);
}

void driver(void)
{
    const Shape table = { 2, { 3, 4 } }, column = { 2, { 3, 1 } };
    const Shape row = { 1, { 4 } }, none = { 0, { 0 } };
    forward_cases();
    if (case_begin("backward", "equal shapes"))
        gradient(table, table, table);
    if (case_begin("backward", "a column for a table"))
        gradient(table, column, table);
    if (case_begin("backward", "a row and a column"))
        gradient(row, column, table);
    if (case_begin("backward", "one number for a table"))
        gradient(none, table, table);
    if (case_begin("backward", "something times itself"))
        square(row);
    for (int r = 1; r <= 6; r++)
        if (case_begin("backward", "random %d", r))
            random_case(gradient);
    if (case_begin("backward", "random, times itself"))
        square((Shape){ 2, { case_between(1, 3), case_between(2, 4) } });
}
