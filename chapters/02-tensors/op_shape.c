#include "02-tensors/op_common.h"

//@ embed
/* The ids, kept; a row that was taken twice gets both gradients. */
static void embed_backward(Tensor *out)
{
    const int *ids = out->ctx;
    size_t C = last_dim(out);
    for (size_t r = 0; r < rows_of(out); r++)
        add_to(out->src[0]->grad + (size_t)ids[r] * C, out->grad + r * C, 1, C);
}

static Tensor *pick_rows(const char *op, Tensor *table, const int *ids,
                         int ndim, const int *dim)
{
    REQUIRE(table->ndim == 2, "%s: %s is not a table of rows", op,
            shape(table));
    REQUIRE(ndim >= 1 && ndim <= 3, "%s: %s: ids of %d dimensions, not 1 to 3",
            op, shape(table), ndim);
    int full[4];
    memcpy(full, dim, (size_t)ndim * sizeof(int));
    full[ndim] = table->dim[1];
    Tensor *out = tape_new(op, ndim + 1, full, embed_backward,
                           table, NULL, NULL);
    size_t C = last_dim(out), R = rows_of(out);
    out->ctx = memcpy(tape_alloc(R * sizeof(int)), ids, R * sizeof(int));
    for (size_t r = 0; r < R; r++) {
        REQUIRE(ids[r] >= 0 && ids[r] < table->dim[0], "%s: %s: id %zu is %d, "
                "not in 0 to %d", op, shape(table), r, ids[r],
                table->dim[0] - 1);
        memcpy(out->data + r * C, table->data + (size_t)ids[r] * C,
               C * sizeof(float));
    }
    return out;
}

Tensor *t_embed(Tensor *table, const int *ids, int ndim, const int *dim)
{
    return pick_rows("embed", table, ids, ndim, dim);
}

Tensor *t_gather(Tensor *x, const int *index, int n)
{
    return pick_rows("gather", x, index, DIMS(n));
}

//@ piece
/* A piece of a whole, cut along an axis: count runs of size floats, the
   first at the place at, each step floats behind the one before. */
typedef struct { size_t count, size, at, step; } Piece;

static Piece piece_of(const Tensor *whole, int axis, int from, int count)
{
    size_t before = 1, behind = 1;
    for (int i = 0; i < axis; i++)
        before *= (size_t)whole->dim[i];
    for (int i = axis + 1; i < whole->ndim; i++)
        behind *= (size_t)whole->dim[i];
    return (Piece){ before, (size_t)count * behind, (size_t)from * behind,
                    (size_t)whole->dim[axis] * behind };
}

/* Copies a piece's runs, or adds them; to_step and from_step are the
   distances between two of them. */
static void move_runs(float *to, size_t to_step, const float *from,
                      size_t from_step, const Piece *p, bool add)
{
    for (size_t r = 0; r < p->count; r++, to += to_step, from += from_step)
        for (size_t i = 0; i < p->size; i++)
            to[i] = from[i] + (add ? to[i] : 0);
}

//@ slice
static void slice_backward(Tensor *out)
{
    const Piece *p = out->ctx;
    move_runs(out->src[0]->grad + p->at, p->step, out->grad, p->size, p, true);
}

Tensor *t_slice(Tensor *x, int axis, int from, int count)
{
    REQUIRE(axis >= 0 && axis < x->ndim, "slice: %s has no axis %d", shape(x),
            axis);
    REQUIRE(from >= 0 && count >= 1 && count <= x->dim[axis] - from,
            "slice: %s: %d places from %d on do not lie in axis %d", shape(x),
            count, from, axis);
    int dim[4];
    memcpy(dim, x->dim, sizeof dim);
    dim[axis] = count;
    Tensor *out = tape_new("slice", x->ndim, dim, slice_backward,
                           x, NULL, NULL);
    Piece *p = out->ctx = tape_alloc(sizeof *p);
    *p = piece_of(x, axis, from, count);
    move_runs(out->data, p->size, x->data + p->at, p->step, p, false);
    return out;
}

//@ concat
static void concat_backward(Tensor *out)
{
    const Piece *p = out->ctx;
    for (int i = 0; i < 2; i++, p++)
        if (out->src[i]->grad)
            move_runs(out->src[i]->grad, p->size, out->grad + p->at, p->step,
                      p, true);
}

Tensor *t_concat(Tensor *a, Tensor *b, int axis)
{
    REQUIRE(axis >= 0 && axis < a->ndim, "concat: %s has no axis %d", shape(a),
            axis);
    bool fit = a->ndim == b->ndim;
    for (int i = 0; i < a->ndim; i++)
        fit = fit && (i == axis || a->dim[i] == b->dim[i]);
    REQUIRE(fit, "concat: %s and %s differ in more than axis %d", shape(a),
            shape(b), axis);
    int dim[4], from = a->dim[axis], count = b->dim[axis];
    memcpy(dim, a->dim, sizeof dim);
    dim[axis] += count;
    Tensor *out = tape_new("concat", a->ndim, dim, concat_backward,
                           a, b, NULL);
    Piece *p = out->ctx = tape_alloc(2 * sizeof *p);
    p[0] = piece_of(out, axis, 0, from);
    p[1] = piece_of(out, axis, from, count);
    for (int i = 0; i < 2; i++, p++)
        move_runs(out->data + p->at, p->step, out->src[i]->data, p->size, p,
                  false);
    return out;
}

//@ reshape
static void reshape_backward(Tensor *out)
{
    add_to(out->src[0]->grad, out->grad, 1, numel(out));
}

Tensor *t_reshape(Tensor *x, int ndim, const int *dim)
{
    Tensor *out = tape_new("reshape", ndim, dim, reshape_backward,
                           x, NULL, NULL);
    REQUIRE(numel(out) == numel(x), "reshape: %s to %s: %zu elements, not %zu",
            shape(x), shape(out), numel(out), numel(x));
    memcpy(out->data, x->data, numel(x) * sizeof(float));
    return out;
}

//@ swap-axes
/* Swaps the two axes in the middle: x of shape (B,M,N,D) becomes or is added
   to y of shape (B,N,M,D). */
typedef struct { size_t B, M, N, D; } Axes;

static void swap_axes(float *y, const float *x, Axes s, bool add)
{
    size_t D = s.D;
    #pragma omp parallel for if (s.B * s.M * s.N * D >= LARGE)
    for (size_t b = 0; b < s.B; b++)
        for (size_t n = 0; n < s.N; n++)
            for (size_t m = 0; m < s.M; m++) {
                const float *from = x + ((b * s.M + m) * s.N + n) * D;
                float *to = y + ((b * s.N + n) * s.M + m) * D;
                for (size_t d = 0; d < D; d++)
                    to[d] = from[d] + (add ? to[d] : 0);
            }
}

static void swap_backward(Tensor *out)
{
    const Axes *s = out->ctx;
    Axes back = { s->B, s->N, s->M, s->D };
    swap_axes(out->src[0]->grad, out->grad, back, true);
}

static Tensor *swapped(const char *op, Tensor *x, int ndim, const int *dim,
                       Axes s)
{
    Tensor *out = tape_new(op, ndim, dim, swap_backward, x, NULL, NULL);
    *(Axes *)(out->ctx = tape_alloc(sizeof s)) = s;
    swap_axes(out->data, x->data, s, false);
    return out;
}

//@ transpose
Tensor *t_transpose(Tensor *x)
{
    int dim[4], *last = dim + x->ndim - 2;
    REQUIRE(x->ndim >= 2, "transpose: %s has one axis only", shape(x));
    memcpy(dim, x->dim, sizeof dim);
    size_t M = (size_t)last[0], N = (size_t)last[1];
    last[0] = (int)N;
    last[1] = (int)M;
    return swapped("transpose", x, x->ndim, dim,
                   (Axes){ numel(x) / (M * N), M, N, 1 });
}

//@ heads
Tensor *t_split_heads(Tensor *x, int H)
{
    REQUIRE(x->ndim == 3, "split_heads: %s is not (B,T,C)", shape(x));
    int B = x->dim[0], T = x->dim[1], C = x->dim[2];
    REQUIRE(H >= 1 && C % H == 0, "split_heads: %s: %d is not a multiple of "
            "%d heads", shape(x), C, H);
    return swapped("split_heads", x, DIMS(B, H, T, C / H),
                   (Axes){ (size_t)B, (size_t)T, (size_t)H, (size_t)(C / H) });
}

Tensor *t_merge_heads(Tensor *x)
{
    REQUIRE(x->ndim == 4, "merge_heads: %s is not (B,H,T,D)", shape(x));
    int B = x->dim[0], H = x->dim[1], T = x->dim[2], D = x->dim[3];
    return swapped("merge_heads", x, DIMS(B, T, H * D),
                   (Axes){ (size_t)B, (size_t)H, (size_t)T, (size_t)D });
}

//@ patches
/* With h = H / P and w = W / P: (B,Ch,h,P,w,P) -> (B,Ch,h,w,P,P), and from
   this, patch by patch, (B,Ch,hw,PP) -> (B,hw,Ch,PP). */
Tensor *t_patches(Tensor *image, int P)
{
    REQUIRE(image->ndim == 4, "patches: %s is not (B,Ch,H,W)", shape(image));
    int B = image->dim[0], Ch = image->dim[1];
    int H = image->dim[2], W = image->dim[3];
    REQUIRE(P >= 1 && H % P == 0 && W % P == 0,
            "patches: %s: %d x %d pixels do not divide into squares of %d",
            shape(image), H, W, P);
    int h = H / P, w = W / P;
    size_t rows = (size_t)B * (size_t)Ch * (size_t)h, p = (size_t)P;
    Tensor *squares = swapped("patches", image, DIMS(B, Ch, h * w, P * P),
                              (Axes){ rows, p, (size_t)w, p });
    return swapped("patches", squares, DIMS(B, h * w, Ch * P * P),
                   (Axes){ (size_t)B, (size_t)Ch, (size_t)(h * w), p * p });
}
