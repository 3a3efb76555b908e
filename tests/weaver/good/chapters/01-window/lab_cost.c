#include <stdio.h>

//@ lab-cost
int main(void)
{
    puts("\"cost\" <of> a window & more");
    return 0;
}
