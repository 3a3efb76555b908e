/* lab_reader: what does the program digits say, to good input and bad? */
#include "lab.h"

#include <stdio.h>

//@ reader-lab
/* It runs where make does, and leaves its model in build. */
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    lab_program("digits -o build/digits.safetensors", NULL);
    printf("\n");
    lab_program("digits -d 3 -s 5", NULL);
    printf("\n");
    lab_program("digits -d 3 -s 5 | digits -m build/digits.safetensors", NULL);
    printf("\n");
    lab_program("digits -d 3 | head -4 | digits -m build/digits.safetensors",
                NULL);
    lab_program("digits -m build/no-such-file", NULL);
    return lab_end();
}
