/* fold.h: a queue that always knows the combination of what it holds. */
#pragma once
#include <stddef.h>

//@ fold-interface
/* An associative operation: op(op(a, b), c) equals op(a, op(b, c)). The
   older value comes first, so it need not be commutative. */
typedef int Operation(int older, int newer);

/* Keeps the last k values pushed, as two stacks. */
typedef struct {
    Operation *op;
    size_t k;
    size_t fronts, backs;   // how many values each stack holds
    int *front;             // front[p]: its value and all newer ones here
    int *back;              // back[p]: values as they came, newest last
    int back_fold;          // all of back combined
} Fold;

Fold fold_open(Operation *op, size_t k);    // k = 0 stops the program
void fold_push(Fold *f, int value);         // the (k+1)th drops the oldest
int  fold_value(const Fold *f);             // of an empty queue: stops
void fold_close(Fold *f);
