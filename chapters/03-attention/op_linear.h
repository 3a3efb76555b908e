/* op_linear.h: a layer as one op. */
#pragma once
#include "02-tensors/linear.h"

//@ linear-op-interface
/* x (...,in) -> (...,out): what linear gives, without a tensor for the product
   alone. The bias may be NULL. */
Tensor *t_linear(Linear layer, Tensor *x);
