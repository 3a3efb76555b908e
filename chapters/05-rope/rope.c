#include "05-rope/rope.h"

#include "02-tensors/op_common.h"

//@ rope-table
RopeTable rope_table_open(int P, int A)
{
    REQUIRE(P >= 1 && A >= 1, "rope: a table of %d places and %d pairs", P, A);
    size_t n = (size_t)P * (size_t)A;
    RopeTable t = { P, A, allocate(n, sizeof(float)), NULL };
    t.sin = allocate(n, sizeof(float));
    return t;
}

void rope_table_set(RopeTable *t, int p, int a, double angle, double factor)
{
    size_t at = (size_t)p * (size_t)t->A + (size_t)a;
    t->cos[at] = (float)(factor * cos(angle));
    t->sin[at] = (float)(factor * sin(angle));
}

void rope_table_close(RopeTable *t)
{
    free(t->cos);
    free(t->sin);
    *t = (RopeTable){ 0 };
}

//@ rope-table-fill
/* cos and sin of m theta[a] for m = 0, step, 2 step, ...: n rows of A. */
static void angles(double *c, double *s, int n, int step, int A,
                   const double *theta)
{
    for (int i = 0; i < n; i++)
        for (int a = 0; a < A; a++, c++, s++) {
            *c = cos((double)i * step * theta[a]);
            *s = sin((double)i * step * theta[a]);
        }
}

/* Angles add: the place BLOCK i + j is i blocks, turned j places on. So only
   one place in BLOCK, and the first BLOCK, want cosines. */
RopeTable rope_table(int P, int A, const double *theta, double factor)
{
    enum { BLOCK = 64 };
    int blocks = (P + BLOCK - 1) / BLOCK;
    size_t far = (size_t)blocks * (size_t)A, near = (size_t)BLOCK * (size_t)A;
    RopeTable t = rope_table_open(P, A);
    double *c = allocate(2 * (far + near), sizeof *c), *s = c + far + near;
    angles(c, s, blocks, BLOCK, A, theta);
    angles(c + far, s + far, BLOCK, 1, A, theta);
    for (int p = 0; p < P; p++) {
        size_t i = (size_t)(p / BLOCK) * (size_t)A;
        size_t j = far + (size_t)(p % BLOCK) * (size_t)A;
        float *to_c = t.cos + (size_t)p * (size_t)A;
        float *to_s = t.sin + (size_t)p * (size_t)A;
        for (int a = 0; a < A; a++, i++, j++) {
            to_c[a] = (float)(factor * (c[i] * c[j] - s[i] * s[j]));
            to_s[a] = (float)(factor * (c[i] * s[j] + s[i] * c[j]));
        }
    }
    free(c);
    return t;
}

//@ rope-row
/* Turns A arrows of x by their angles, or back where sign is -1; y becomes
   that, or it is added. The sides of an arrow are across apart from those of
   the next one, and up from one another. */
static inline void turn_pairs(float *restrict y, const float *restrict x,
                              const float *c, const float *s, int A,
                              int across, int up, float sign, bool add)
{
    for (int a = 0; a < A; a++) {
        int i = across * a, j = i + up;
        float sine = sign * s[a];
        float re = x[i] * c[a] - x[j] * sine;
        float im = x[i] * sine + x[j] * c[a];
        y[i] = add ? y[i] + re : re;
        y[j] = add ? y[j] + im : im;
    }
}

static void turn_row(float *y, const float *x, const float *c, const float *s,
                     int A, Pairing pairing, float sign, bool add)
{
    if (pairing == PAIR_NEIGHBOURS)
        turn_pairs(y, x, c, s, A, 2, 1, sign, add);
    else
        turn_pairs(y, x, c, s, A, 1, A, sign, add);
}

void rope_row(float *y, const float *x, const RopeTable *table,
              Pairing pairing, int m)
{
    REQUIRE(m >= 0 && m < table->P, "rope: place %d, and the table has %d", m,
            table->P);
    size_t at = (size_t)m * (size_t)table->A;
    turn_row(y, x, table->cos + at, table->sin + at, table->A, pairing, 1,
             false);
}

//@ rope-rows
typedef struct {
    RopeTable table;
    Pairing pairing;
    int first;
} Turning;

/* All rows of x, whose shape like has. */
static void turn_rows(float *y, const float *x, const Tensor *like,
                      const Turning *r, float sign, bool add)
{
    size_t rows = rows_of(like), D = last_dim(like);
    size_t T = (size_t)like->dim[like->ndim - 2], A = D / 2;
    #pragma omp parallel for if (rows * D >= LARGE)
    for (size_t i = 0; i < rows; i++) {
        size_t at = ((size_t)r->first + i % T) * A;
        turn_row(y + i * D, x + i * D, r->table.cos + at, r->table.sin + at,
                 (int)A, r->pairing, sign, add);
    }
}

//@ rope-op
/* Turned by an angle on the way there, by minus the angle on the way back. */
static void rope_backward(Tensor *out)
{
    turn_rows(out->src[0]->grad, out->grad, out, out->ctx, -1, true);
}

Tensor *t_rope(Tensor *x, const RopeTable *table, Pairing pairing, int first)
{
    REQUIRE(x->ndim >= 2 && last_dim(x) == 2 * (size_t)table->A,
            "rope: %s: rows are not %d pairs", shape(x), table->A);
    int T = x->dim[x->ndim - 2];
    REQUIRE(first >= 0 && first <= table->P - T, "rope: %s: places %d to %d, "
            "and the table has %d", shape(x), first, first + T - 1, table->P);
    Tensor *out = tape_new("rope", x->ndim, x->dim, rope_backward, x, NULL,
                           NULL);
    Turning *r = out->ctx = tape_alloc(sizeof *r);
    *r = (Turning){ *table, pairing, first };
    turn_rows(out->data, x->data, x, r, 1, false);
    return out;
}

//@ rope-turn
Tensor *rope_turn(Tensor *x, int first, void *ctx)
{
    const Rope *rope = ctx;
    return t_rope(x, &rope->table, rope->pairing, first);
}

//@ rope-to-halves
int rope_halves_place(int d, int D)
{
    return d % 2 == 0 ? d / 2 : D / 2 + d / 2;
}

void rope_to_halves(float *weight, int H, int D, int C)
{
    size_t width = (size_t)C, size = (size_t)D * width;
    float *old = allocate(size, sizeof *old);
    for (int h = 0; h < H; h++, weight += size) {
        memcpy(old, weight, size * sizeof *old);
        for (int d = 0; d < D; d++)
            memcpy(weight + (size_t)rope_halves_place(d, D) * width,
                   old + (size_t)d * width, width * sizeof *old);
    }
    free(old);
}
