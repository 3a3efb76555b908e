#include "01-sliding-window/order.h"

//@ fast-float
#define VALUE float
#define KEY(v) float_key(v)
#define VALUE_OF(key) float_of_key(key)
#define FAST_NAME window_max_float
#include "01-sliding-window/columns.h"
