/* lab_program: what does window-max say to a reader's input, good and bad? */
#include "lab.h"

//@ program-lab
static const char *const temperatures =
    "19.5\n19.7\n19.70\n18\n17.25\n18.5\n";

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    lab_program("window-max -k 3", temperatures);
    lab_program("window-max -k 2 -a brute", "5\nnan\n-2\n-1e3\n");
    lab_program("window-max -k 3", "19.5\n19,7\n18\n");
    lab_program("window-max -k 10", temperatures);
    lab_program("window-max -k 0", temperatures);
    return lab_end();
}
