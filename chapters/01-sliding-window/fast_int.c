#include <string.h>

//@ fast-int
#define VALUE int
#define KEY(v) (v)
#define VALUE_OF(key) (key)
#define FAST_NAME window_max
#include "01-sliding-window/columns.h"
