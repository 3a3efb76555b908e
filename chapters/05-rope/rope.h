/* rope.h: queries and keys turned by an angle for their place, so that a
   score depends on how far apart two places are and on nothing else. */
#pragma once
#include "02-tensors/ops.h"

//@ rope-pairing
/* Which numbers of a row are the two sides of an arrow: neighbours, 2a and
   2a + 1, as in RoFormer and GPT-J; or a and a + D/2, as in GPT-NeoX and
   Llama. */
typedef enum { PAIR_NEIGHBOURS, PAIR_HALVES } Pairing;

//@ rope-plain-interface
/* Turns the arrow number a of x (D) by m theta[a], for all D/2 of them. */
void rope_plain(float *x, int D, double m, const double *theta,
                Pairing pairing);

//@ rope-table-interface
/* cos(m theta[a]) and sin(m theta[a]), computed in double and then rounded,
   for the places m = 0, ..., P - 1 and the pairs a = 0, ..., A - 1; each
   times factor, which is 1 but for YaRN. */
typedef struct {
    int P, A;
    float *cos, *sin;               // (P,A)
} RopeTable;

RopeTable rope_table(int P, int A, const double *theta, double factor);
void      rope_table_close(RopeTable *t);

/* A table of nothing yet, and one entry of it: for places that are not 0, 1,
   2, ... or have more than one coordinate. */
RopeTable rope_table_open(int P, int A);
void      rope_table_set(RopeTable *t, int p, int a, double angle,
                         double factor);

//@ rope-interface
/* x (...,T,D) -> the same shape: row t of each T turned as the table says
   for the place first + t. D is 2 A, and the table has the places. */
Tensor *t_rope(Tensor *x, const RopeTable *table, Pairing pairing, int first);

/* One row x (2 A) that stands at the place m -> y. */
void rope_row(float *y, const float *x, const RopeTable *table,
              Pairing pairing, int m);

//@ rope-door
/* For the door turn of attention: ctx is a Rope, which lives as long. */
typedef struct {
    RopeTable table;
    Pairing pairing;
} Rope;

Tensor *rope_turn(Tensor *x, int first, void *ctx);

//@ rope-permutation
/* Where the number at d of a row in neighbours stands in a row in halves. */
int rope_halves_place(int d, int D);

/* Rows of a weight (H D,C) that made queries or keys in neighbours, put in
   the order in which they make them in halves; or of a bias (H D), with C
   1. */
void rope_to_halves(float *weight, int H, int D, int C);
