#include "01-one/one.h"

int two(void)
{
    return 2;
}
