/* 8-one-table.h: one table of words, used at both ends of a model. */
#pragma once

enum { NOT_COUNTED = -100 };

/* V words of C numbers. table is (V,C), turn is (C,C), (out,in). */
typedef struct {
    int V, C;
    const float *table, *turn;
} Tied;

/* Word id[t] is to be followed by target[t], which may be NOT_COUNTED. With
   x = sqrt(C) table[id[t]] and h = turn x, the logit of word w is the dot
   product of table[w] and h. Returns the mean cross-entropy over the counted
   ones of the T positions; 0 if there is none. */
double tied_loss(const Tied *m, const int *id, const int *target, int T);

/* Its gradient: adds to dtable, (V,C), and to dturn, (C,C). */
void tied_loss_backward(const Tied *m, const int *id, const int *target,
                        int T, float *dtable, float *dturn);
