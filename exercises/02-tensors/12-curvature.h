/* 12-curvature.h: slope and curvature of a small network's loss. */
#pragma once

/* A network of D inputs and H hidden units, and N examples of what it should
   answer. x is (N,D), y is (N). */
typedef struct {
    int D, H, N;
    const double *x, *y;
} Task;

/* The H D + H weights are W, (H,D), and behind it v, (H). For one example,
       a = tanh(W x)    (H)      p = v . a      loss = (p - y) (p - y) / 2
   and the loss is the mean of that over all examples. */

/* Writes the gradient of the loss at the weights w to g. */
void net_gradient(const Task *task, const double *w, double *g);

/* Writes the second derivative of the loss, times the direction d, to hd: how
   fast the gradient changes when the weights move along d. */
void net_curvature(const Task *task, const double *w, const double *d,
                   double *hd);
