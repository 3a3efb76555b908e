#include "02-tensors/linear.h"

#include <math.h>

//@ linear
Linear linear_new(Params *ps, Rng *rng, const char *name, int in, int out)
{
    Linear layer;
    layer.weight = param(ps, DIMS(out, in), "%s.weight", name);
    layer.bias = param(ps, DIMS(out), "%s.bias", name);
    init_normal(layer.weight, rng, 1 / sqrtf((float)in));
    return layer;
}

Tensor *linear(Linear layer, Tensor *x)
{
    return t_add_bias(t_matmul(x, layer.weight, false, true), layer.bias);
}
