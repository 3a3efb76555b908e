/* lab_program: what does window-max say to a reader's input, good and bad? */
#include "lab.h"

#include <stdio.h>

//@ program-lab
/* Says what the input is, a line's end shown as a slash, and runs. */
static void try(const char *command, const char *input)
{
    printf("# the lines  ");
    for (const char *c = input; *c; c++)
        if (*c != '\n')
            putchar(*c);
        else
            fputs(c[1] ? " / " : "\n", stdout);
    lab_program(command, input);
    printf("\n");
}

int main(int argc, char **argv)
{
    static const char readings[] = "19.5\n19.7\n19.70\n18\n17.25\n18.5\n";
    lab_begin(argc, argv, false);
    try("window-max -k 3", readings);
    try("window-max -k 2 -a brute", "5\nnan\n-2\n-1e3\n");
    try("window-max -k 3", "19.5\n19,7\n18\n");
    try("window-max -k 10", readings);
    lab_program("window-max -k 0", readings);
    return lab_end();
}
