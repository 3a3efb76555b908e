/* 5-knights-move.h: relative positions on a board, one bias for each move. */
#pragma once
#include <stdbool.h>

/* h rows of w squares, numbered row by row from 0. With a guest, the guest is
   token 0 and square s is token s + 1; else square s is token s. */
typedef struct { int h, w; bool guest; } Chessboard;

/* How many rows the table of biases has. */
int move_rows(Chessboard b);

/* The table's row for query token i and key token j. */
int move_row(Chessboard b, int i, int j);

/* table is (rows,H), bias (H,N,N) with N tokens: head, query, key. */
void move_bias(Chessboard b, int H, const float *table, float *bias);

/* Adds to dtable. */
void move_backward(Chessboard b, int H, const float *dbias, float *dtable);
