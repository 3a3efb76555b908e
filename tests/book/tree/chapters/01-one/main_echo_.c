#include "01-one/one.h"
#include <stdio.h>

int main(void)
{
    char line[80] = "";

    if (fgets(line, sizeof line, stdin))
        printf("yes %d: %s\n", two(), line);
    return 3;
}
