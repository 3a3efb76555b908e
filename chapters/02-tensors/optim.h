/* optim.h: how parameters follow their gradients. */
#pragma once
#include "02-tensors/params.h"

//@ adamw-interface
/* Adam with decoupled decay (Loshchilov and Hutter), as PyTorch's AdamW,
   but biases and gains, which have one dimension, do not decay. The fields
   up to decay may be changed at any time. */
typedef struct {
    float lr, beta1, beta2, eps, decay;
    double power1, power2;          // beta1^t and beta2^t
    int count;
    float **m, **v;                 // running means of g and of g^2
} AdamW;

/* beta 0.9 and 0.999, eps 1e-8, decay 0.01. */
AdamW adamw_init(const Params *ps, float lr);
void  adamw_step(AdamW *opt, Params *ps);
void  adamw_close(AdamW *opt);

//@ sgd-interface
/* v = momentum v + g, then p -= lr v, as PyTorch's SGD. */
typedef struct {
    float lr, momentum;
    int count;
    float **v;
} Sgd;

Sgd  sgd_init(const Params *ps, float lr, float momentum);
void sgd_step(Sgd *opt, Params *ps);
void sgd_close(Sgd *opt);

//@ schedule-interface
/* The factor of the learning rate in step 0, 1, ..., steps - 1: up from
   1 / warmup to 1 in a line, then down along half a cosine towards 0. */
float warmup_cosine(int step, int warmup, int steps);

/* The length of all gradients taken together; where it is above max they are
   scaled down to max. */
float clip_global_norm(Params *ps, float max);
