#include "05-rope/turn.h"

#include "02-tensors/op_common.h"

//@ turn-row
/* One row's arrows, and where x or angle want them their gradients. */
typedef struct { int across, up; } Sides;

static void turn_by(float *y, const float *x, const float *angle, int A,
                    Sides p)
{
    for (int a = 0; a < A; a++) {
        int i = p.across * a, j = i + p.up;
        float c = (float)cos((double)angle[a]);
        float s = (float)sin((double)angle[a]);
        y[i] = x[i] * c - x[j] * s;
        y[j] = x[i] * s + x[j] * c;
    }
}

/* dx is dy turned back. More of an angle moves the arrow's end at a right
   angle to y: dangle = (-y_j, y_i) . dy. */
static void turn_by_backward(float *dx, float *dangle, const float *dy,
                             const float *y, const float *angle, int A,
                             Sides p)
{
    for (int a = 0; a < A; a++) {
        int i = p.across * a, j = i + p.up;
        float c = (float)cos((double)angle[a]);
        float s = (float)sin((double)angle[a]);
        if (dx) {
            dx[i] += dy[i] * c + dy[j] * s;
            dx[j] += dy[j] * c - dy[i] * s;
        }
        if (dangle)
            dangle[a] += y[i] * dy[j] - y[j] * dy[i];
    }
}

//@ turn-op
/* Where the angles of row r of (B,H,T,D) begin, in (H,T,A) or (1,T,A). */
static size_t angles_at(const Tensor *out, size_t r)
{
    const Tensor *angle = out->src[1];
    size_t rows = (size_t)angle->dim[0] * (size_t)angle->dim[1];
    return r % rows * last_dim(angle);
}

static void turn_backward(Tensor *out)
{
    Tensor *x = out->src[0], *angle = out->src[1];
    size_t D = last_dim(out);
    for (size_t r = 0; r < rows_of(out); r++) {
        size_t at = angles_at(out, r);
        turn_by_backward(x->grad ? x->grad + r * D : NULL,
                         angle->grad ? angle->grad + at : NULL,
                         out->grad + r * D, out->data + r * D,
                         angle->data + at, (int)D / 2, *(Sides *)out->ctx);
    }
}

Tensor *t_turn(Tensor *x, Tensor *angle, Pairing pairing)
{
    REQUIRE(x->ndim == 4 && angle->ndim == 3
            && (angle->dim[0] == x->dim[1] || angle->dim[0] == 1)
            && angle->dim[1] == x->dim[2] && 2 * angle->dim[2] == x->dim[3],
            "turn: %s by %s: not (B,H,T,D) and (H,T,D/2)", shape(x),
            shape(angle));
    Tensor *out = tape_new("turn", 4, x->dim, turn_backward, x, angle, NULL);
    Sides *p = out->ctx = tape_alloc(sizeof *p);
    int A = angle->dim[2];
    *p = pairing == PAIR_NEIGHBOURS ? (Sides){ 2, 1 } : (Sides){ 1, A };
    size_t D = last_dim(out), rows = rows_of(out);
    #pragma omp parallel for if (rows * D >= LARGE)
    for (size_t r = 0; r < rows; r++)
        turn_by(out->data + r * D, x->data + r * D,
                angle->data + angles_at(out, r), A, *p);
    return out;
}

//@ angles
Tensor *t_angles(Tensor *place, Tensor *speed, int H)
{
    REQUIRE(place->ndim == 2 && speed->ndim == 2
            && place->dim[1] == speed->dim[0] && H >= 1
            && speed->dim[1] % H == 0, "angles: %s at %s, %d heads: not (T,n) "
            "and (n,H A)", shape(place), shape(speed), H);
    int T = place->dim[0], A = speed->dim[1] / H;
    Tensor *all = t_matmul(place, speed, false, false);         // (T,H A)
    all = t_reshape(all, DIMS(1, T, H * A));
    return t_reshape(t_split_heads(all, H), DIMS(H, T, A));
}
