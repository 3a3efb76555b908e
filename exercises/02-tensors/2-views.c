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
 */
#include "2-views.h"

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
