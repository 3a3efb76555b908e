/*
 * Looking without moving
 * difficulty: ★★
 * points: 3
 * parts: copies 2, gradients 1
 * time: 50 min
 *
 * A year of readings, 365 days of 24 hours, fills one array. Somebody wants
 * them by hour and not by day, somebody every second Sunday, somebody the
 * whole year backwards. Nobody has to move a number for that. It is enough to
 * know where to look.
 *
 * A `View` says where its element `(i, j, …)` stands in an array `data`:
 * at `start + i * stride[0] + j * stride[1] + …`. A *stride* is how far apart
 * two neighbours along an axis lie. `view_of` makes the view of
 * a whole array, stored row by row (the last axis without gaps). The three
 * others make a new view from a view, which may itself be the result of any
 * of them:
 *
 * - `view_swap(v, a, b)`: axes `a` and `b` change places;
 * - `view_slice(v, axis, from, count, step)`: along `axis`, only the elements
 *   `from`, `from + step`, `from + 2 step`, …, `count` of them. They exist. A
 *   negative `step` walks backwards; `count` may be 0;
 * - `view_stretch(v, axis, count)`: along `axis`, whose dim is 1, the same
 *   element `count` times.
 *
 * `view_copy` writes the elements of a view to `out`, one after the other, the
 * last axis fastest. `view_copy_backward` is its gradient: each element of
 * `dout`, in the same order, is *added* to the entry of `ddata` from which it
 * was copied. Views have 1 to 4 axes; a dim may be 0, and then there is
 * nothing to copy. Only `out` and `ddata` are written to, and nothing is
 * allocated.
 *
 * hint: For a 3 by 4 array, write down where (0,0), (0,1) and (1,0) stand. By
 *   how much does the place grow when the row grows by one? That is
 *   `stride[0]`. What does each axis's stride have to do with the dims
 *   behind it?
 * hint: A swap exchanges two dims *and* their two strides. Stretching needs no
 *   memory: which stride makes an index change nothing?
 * hint: A slice begins elsewhere, so `start` moves by `from` old strides; and
 *   one step of the new index is `step` steps of the old one, so the stride
 *   is *multiplied*. It may have been multiplied before.
 * hint: For the two copies, count the elements with one `n`, from 0 to the
 *   product of the dims. From the last axis to the first, `n % dim` is the
 *   index and `n / dim` what is left: the place is `start` plus each index
 *   times its stride. `ddata[place] += dout[n]`.
 * after: Transposing, slicing, reversing and broadcasting cost nothing but a
 *   few ints: this is how NumPy and PyTorch do it. The book's own tensors
 *   have no strides, and pay for a copy to keep every loop simple.
 */
#include "2-views.h"

//! answer
/* A step along an axis passes over everything the later axes hold. */
View view_of(int ndim, const int *dim)
{
    View v = { .ndim = ndim };
    int size = 1;
    for (int a = ndim - 1; a >= 0; a--) {
        v.dim[a] = dim[a];
        v.stride[a] = size;
        size *= dim[a];
    }
    return v;
}

View view_swap(View v, int a, int b)
{
    View swapped = v;
    swapped.dim[a] = v.dim[b];
    swapped.dim[b] = v.dim[a];
    swapped.stride[a] = v.stride[b];
    swapped.stride[b] = v.stride[a];
    return swapped;
}

View view_slice(View v, int axis, int from, int count, int step)
{
    v.start += from * v.stride[axis];
    v.stride[axis] *= step;
    v.dim[axis] = count;
    return v;
}

View view_stretch(View v, int axis, int count)
{
    v.stride[axis] = 0;
    v.dim[axis] = count;
    return v;
}

static int size_of(View v)
{
    int size = 1;
    for (int a = 0; a < v.ndim; a++)
        size *= v.dim[a];
    return size;
}

/* Where element number n stands, counted row-major. */
static int place_of(View v, int n)
{
    int place = v.start;
    for (int a = v.ndim - 1; a >= 0; a--) {
        place += n % v.dim[a] * v.stride[a];
        n /= v.dim[a];
    }
    return place;
}

void view_copy(View v, const float *data, float *out)
{
    for (int n = 0; n < size_of(v); n++)
        out[n] = data[place_of(v, n)];
}

void view_copy_backward(View v, const float *dout, float *ddata)
{
    for (int n = 0; n < size_of(v); n++)
        ddata[place_of(v, n)] += dout[n];
}
//! stub
// TODO: where to look, and then the two copies.
View view_of(int ndim, const int *dim)
{
    (void)ndim, (void)dim;
    return (View){ 0 };
}

View view_swap(View v, int a, int b)
{
    (void)a, (void)b;
    return v;
}

View view_slice(View v, int axis, int from, int count, int step)
{
    (void)axis, (void)from, (void)count, (void)step;
    return v;
}

View view_stretch(View v, int axis, int count)
{
    (void)axis, (void)count;
    return v;
}

void view_copy(View v, const float *data, float *out)
{
    (void)v, (void)data, (void)out;
}

void view_copy_backward(View v, const float *dout, float *ddata)
{
    (void)v, (void)dout, (void)ddata;
}
//! end
