/* border.h: a convolution, and what stands beyond its border. */
#pragma once
#include "03-attention/op_linear.h"

//@ border-interface
/* What a convolution finds past the two ends of a text: zeros, or the other
   end. */
typedef enum { ZEROS, AROUND } Beyond;

/* x (B,T,C) -> (B,T,out): each place is made of itself and its two
   neighbours, x[t-1], x[t], x[t+1], in this order; weight (out,3C). */
Tensor *t_convolve(Linear kernel, Tensor *x, Beyond beyond);
