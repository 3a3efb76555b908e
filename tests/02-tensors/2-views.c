/* The driver of exercise 2.2: views made in several steps. It keeps the dims
   of a view itself, so that a wrong one costs no memory. */
#include "driver.h"
#include "2-views.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNWRITTEN = -777 };

typedef struct {
    View view;
    int ndim, dim[4];           // as it should be
    bool backward;
} Look;

static int size_of(const int *dim, int ndim)
{
    int elements = 1;
    while (ndim--)
        elements *= *dim++;
    return elements;
}

static Look look(bool backward, int ndim, const int *dim)
{
    Look l = { .ndim = ndim, .backward = backward };
    memcpy(l.dim, dim, (size_t)ndim * sizeof *dim);
    in_ints("dims", dim, (size_t)ndim);
    l.view = view_of(ndim, dim);
    return l;
}

static void swap(Look *l, int a, int b)
{
    int keep = l->dim[a];
    char text[40];
    snprintf(text, sizeof text, "axes %d and %d", a, b);
    in_text("swap", text);
    l->dim[a] = l->dim[b];
    l->dim[b] = keep;
    l->view = view_swap(l->view, a, b);
}

static void slice(Look *l, int axis, int from, int count, int step)
{
    char text[80];
    snprintf(text, sizeof text, "axis %d, from %d, count %d, step %d", axis,
             from, count, step);
    in_text("slice", text);
    l->dim[axis] = count;
    l->view = view_slice(l->view, axis, from, count, step);
}

static void stretch(Look *l, int axis, int count)
{
    char text[40];
    snprintf(text, sizeof text, "axis %d to %d", axis, count);
    in_text("stretch", text);
    l->dim[axis] = count;
    l->view = view_stretch(l->view, axis, count);
}

/* Whether every place that the view names, with these dims, is in the data. */
static bool inside(const Look *l, int size)
{
    int low = l->view.start, high = l->view.start;
    for (int a = 0; a < l->ndim; a++) {
        int reach = (l->dim[a] - 1) * l->view.stride[a];
        low += reach < 0 ? reach : 0;
        high += reach > 0 ? reach : 0;
    }
    return size_of(l->dim, l->ndim) == 0 || (low >= 0 && high < size);
}

/* What the view says of itself. A view that is not what it should be is not
   copied: what lies beside the data is no answer. */
static void emit_view(const Look *l, int size)
{
    bool fits = inside(l, size);
    out_ints("view-dims", l->view.dim, (size_t)l->ndim);
    out_text("view-lies", fits ? "inside the data" : "partly outside");
    if (!fits || memcmp(l->view.dim, l->dim, (size_t)l->ndim * sizeof(int)))
        case_end();
}

/* data is 0, 1, 2, ..., so that a copy shows places; dout is 1, 2, 3, .... */
static void finish(const Look *l, int size)
{
    size_t n = (size_t)size_of(l->dim, l->ndim), places = (size_t)size;
    float *data = malloc(places * sizeof *data);
    float *other = malloc(n * sizeof *other);
    for (size_t i = 0; i < places; i++)
        data[i] = l->backward ? 0.5f : (float)i;
    for (size_t i = 0; i < n; i++)
        other[i] = l->backward ? (float)(i + 1) : UNWRITTEN;
    emit_view(l, size);
    if (l->backward) {
        in_text("before", "ddata is 0.5 everywhere; dout is 1, 2, 3, ...");
        view_copy_backward(l->view, other, data);
        out_floats("ddata", data, places, 0, 1e-6);
    } else {
        in_text("data", "0, 1, 2, ...");
        view_copy(l->view, data, other);
        out_floats("out", other, n, 0, 0);
    }
    free(data);
    free(other);
    case_end();
}

static void random_step(Look *l)
{
    int axis = case_between(0, l->ndim - 1), dim = l->dim[axis];
    int way = case_between(0, 3);
    if (way == 0) {
        swap(l, axis, case_between(0, l->ndim - 1));
    } else if (way == 1 && dim > 0) {
        slice(l, axis, case_between(0, dim - 1), 1, 1);
        stretch(l, axis, case_between(2, 3));
    } else if (way == 2) {
        slice(l, axis, dim - 1, dim, -1);
    } else if (dim > 2) {
        int from = case_between(0, 1), step = case_between(1, 2);
        slice(l, axis, from, (dim - from + step - 1) / step, step);
    }
}

static void random_case(bool backward)
{
    int ndim = case_between(2, 4), dim[4];
    for (int a = 0; a < ndim; a++)
        dim[a] = case_between(2, 5);
    Look l = look(backward, ndim, dim);
    for (int step = 0; step < 6; step++)
        random_step(&l);
    finish(&l, size_of(dim, ndim));
}

static void plain(bool backward, int ndim, const int *dim)
{
    Look l = look(backward, ndim, dim);
    finish(&l, size_of(dim, ndim));
}

static void swapped(bool backward, int ndim, const int *dim, int a, int b)
{
    Look l = look(backward, ndim, dim);
    swap(&l, a, b);
    finish(&l, size_of(dim, ndim));
}

/* Every second of ten, of those every second again, those backwards. */
static void thinned(bool backward)
{
    Look l = look(backward, 1, (int[]){ 10 });
    slice(&l, 0, 1, 5, 2);
    slice(&l, 0, 1, 2, 2);
    slice(&l, 0, 1, 2, -1);
    finish(&l, 10);
}

/* One row out of three, for each of four; then the columns reversed. */
static void repeated(bool backward)
{
    Look l = look(backward, 2, (int[]){ 3, 4 });
    slice(&l, 0, 2, 1, 1);
    stretch(&l, 0, 4);
    slice(&l, 1, 3, 4, -1);
    finish(&l, 12);
}

static void emptied(bool backward)
{
    Look l = look(backward, 2, (int[]){ 3, 4 });
    slice(&l, 1, 4, 0, 1);
    swap(&l, 0, 1);
    finish(&l, 12);
}

void driver(void)
{
    const int table[] = { 3, 4 }, box[] = { 2, 3, 2, 2 };
    if (case_begin("copies", "a whole table"))
        plain(false, 2, table);
    if (case_begin("copies", "four axes"))
        plain(false, 4, box);
    if (case_begin("copies", "columns first"))
        swapped(false, 2, table, 0, 1);
    if (case_begin("copies", "first and third of four axes"))
        swapped(false, 4, box, 0, 2);
    if (case_begin("copies", "an axis with itself"))
        swapped(false, 2, table, 1, 1);
    if (case_begin("copies", "thinned twice, and backwards"))
        thinned(false);
    if (case_begin("copies", "one row, four times"))
        repeated(false);
    if (case_begin("copies", "nothing left"))
        emptied(false);
    for (int r = 1; r <= 6; r++)
        if (case_begin("copies", "random %d", r))
            random_case(false);
    if (case_begin("gradients", "columns first"))
        swapped(true, 2, table, 0, 1);
    if (case_begin("gradients", "thinned twice, and backwards"))
        thinned(true);
    if (case_begin("gradients", "one row, four times"))
        repeated(true);
    if (case_begin("gradients", "nothing left"))
        emptied(true);
    for (int r = 1; r <= 4; r++)
        if (case_begin("gradients", "random %d", r))
            random_case(true);
}
