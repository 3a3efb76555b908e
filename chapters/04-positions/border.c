#include "04-positions/border.h"

#include "01-sliding-window/require.h"
#include "02-tensors/ops.h"

#include <string.h>

//@ convolve
/* One place (B,1,C) from the other end, or zeros. */
static Tensor *outside(Tensor *x, int at, Beyond beyond)
{
    if (beyond == AROUND)
        return t_slice(x, 1, at, 1);
    Tensor *zeros = tape_new("zeros", DIMS(x->dim[0], 1, x->dim[2]), NULL,
                             NULL, NULL, NULL);
    memset(zeros->data, 0, numel(zeros) * sizeof(float));
    return zeros;
}

Tensor *t_convolve(Linear kernel, Tensor *x, Beyond beyond)
{
    REQUIRE(x->ndim == 3 && x->dim[1] >= 2, "convolve: %s: is no (B,T,C) with "
            "two places", shape(x));
    int T = x->dim[1];
    Tensor *left = outside(x, T - 1, beyond);
    left = t_concat(left, t_slice(x, 1, 0, T - 1), 1);      // x[t-1]
    Tensor *right = t_slice(x, 1, 1, T - 1);
    right = t_concat(right, outside(x, 0, beyond), 1);      // x[t+1]
    Tensor *three = t_concat(t_concat(left, x, 2), right, 2);
    return t_linear(kernel, three);                         // (B,T,out)
}
