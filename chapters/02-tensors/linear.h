/* linear.h: a layer in which every output is a sum of all inputs. */
#pragma once
#include "02-tensors/ops.h"
#include "02-tensors/params.h"

//@ linear-interface
/* y = x W^T + b, stored as in PyTorch: weight (out,in), bias (out). */
typedef struct { Tensor *weight, *bias; } Linear;

/* Parameters "name.weight", normal with deviation 1 / sqrt(in) so that an
   output is about as large as an input, and "name.bias", zero. */
Linear linear_new(Params *ps, Rng *rng, const char *name, int in, int out);

Tensor *linear(Linear layer, Tensor *x);            // (...,in) -> (...,out)
