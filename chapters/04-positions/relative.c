#include "04-positions/relative.h"

#include "02-tensors/op_common.h"

//@ pick
typedef struct { int T, S, R; bool shared, pile; int column[]; } Columns;

/* One loop for both ops and both ways: between rows of S and rows of R. */
static void move_numbers(const Columns *c, size_t rows, float *to,
                         const float *from)
{
    for (size_t n = 0; n < rows; n++) {
        size_t t = n % (size_t)c->T, r = c->shared ? n / (size_t)c->T : n;
        const int *column = c->column + (size_t)c->T - 1 - t;
        for (int j = 0; j < c->S; j++) {
            size_t dense = n * (size_t)c->S + (size_t)j;
            size_t packed = r * (size_t)c->R + (size_t)column[j];
            if (c->pile)
                to[packed] += from[dense];
            else
                to[dense] += from[packed];
        }
    }
}

static void move_backward(Tensor *out)
{
    Columns *c = out->ctx, *back = tape_alloc(
        sizeof *c + (size_t)(c->T + c->S - 1) * sizeof(int));
    memcpy(back, c, sizeof *c + (size_t)(c->T + c->S - 1) * sizeof(int));
    back->pile = !c->pile;
    Tensor *dense = c->pile ? out->src[0] : out;
    move_numbers(back, rows_of(dense), out->src[0]->grad, out->grad);
}

//@ pick-columns
static Columns *keep_columns(const char *op, Tensor *x, const int *column,
                             int T, int S, int R)
{
    size_t n = (size_t)(T + S - 1);
    Columns *c = tape_alloc(sizeof *c + n * sizeof(int));
    *c = (Columns){ .T = T, .S = S, .R = R };
    for (size_t i = 0; i < n; i++) {
        REQUIRE(column[i] >= 0 && column[i] < R, "%s: %s: column %d is not in "
                "0 to %d", op, shape(x), column[i], R - 1);
        c->column[i] = column[i];
    }
    return c;
}

static Tensor *moved(const char *op, Tensor *x, int T, int width, Columns *c)
{
    int dim[4];
    memcpy(dim, x->dim, sizeof dim);
    dim[x->ndim - 2] = T;
    dim[x->ndim - 1] = width;
    Tensor *out = tape_new(op, x->ndim, dim, move_backward, x, NULL, NULL);
    memset(out->data, 0, numel(out) * sizeof(float));
    out->ctx = c;
    move_numbers(c, rows_of(c->pile ? x : out), out->data, x->data);
    return out;
}

//@ pick-ops
Tensor *t_pick(Tensor *x, const int *column, int T, int S)
{
    REQUIRE(x->ndim >= 2, "pick: %s: has no rows for queries", shape(x));
    int rows = x->dim[x->ndim - 2], R = (int)last_dim(x);
    REQUIRE(rows == T || rows == 1, "pick: %s: %d rows, but %d queries",
            shape(x), rows, T);
    Columns *c = keep_columns("pick", x, column, T, S, R);
    c->shared = rows != T;
    return moved("pick", x, T, S, c);
}

Tensor *t_pile(Tensor *x, const int *column, int R)
{
    REQUIRE(x->ndim >= 2, "pile: %s: has no rows for queries", shape(x));
    int T = x->dim[x->ndim - 2], S = (int)last_dim(x);
    Columns *c = keep_columns("pile", x, column, T, S, R);
    c->pile = true;
    return moved("pile", x, T, R, c);
}

//@ clipped
int *clipped_columns(int first, int T, int S, int k, int most)
{
    int *column = tape_alloc((size_t)(T + S - 1) * sizeof *column);
    for (int n = 0; n < T + S - 1; n++) {
        int distance = first + T - 1 - n;
        distance = distance < -k ? -k : distance > most ? most : distance;
        column[n] = distance + k;
    }
    return column;
}

//@ relative-heads
Tensor *heads_of_rows(Tensor *rows, int B, int H)
{
    int n = rows->dim[0];
    int *which = tape_alloc((size_t)B * (size_t)n * sizeof *which);
    for (int i = 0; i < B * n; i++)
        which[i] = i % n;
    return t_split_heads(t_embed(rows, which, DIMS(B, n)), H);
}

Tensor *add_to_heads(Tensor *x, Tensor *u)
{
    int B = x->dim[0], H = x->dim[1], T = x->dim[2], D = x->dim[3];
    int *head = tape_alloc((size_t)(H * T) * sizeof *head);
    for (int i = 0; i < H * T; i++)
        head[i] = i / T;
    Tensor *rows = t_gather(u, head, H * T);                // (HT,D)
    Tensor *flat = t_reshape(x, DIMS(B, H * T, D));
    return t_reshape(t_add_positions(flat, rows), 4, x->dim);
}
