#include "01-one/one.h"
#define TWO (one)

int one(void)
{
    int a = 0, b = 1;
    int c = a - - -b;
    const char *words = "a  string";

    if (words[0] == 'b')
        return a + c;
    return 1;
}
