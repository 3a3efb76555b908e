#include "lab.h"
#include "01-one/one.h"
#include <stdio.h>

int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    lab_data("chapters/01-one/numbers.txt");
    printf("seed %d\n", (int)lab_seed());
    lab_progress(1, 2);
    lab_program("echo_ -k", "read me");
    lab_progress(2, 2);
    lab_value("one", one());
    lab_value("third", 1 / 3.0);
    lab_row("costs", "k=%d; name=%s; cost=%.4f", 1, "a b", 0.5);
    lab_row("costs", "k=%d\tname=%s\tcost=%.4f", 2, "c", -0.25);
    lab_claim("one-is-one", "One is one.", HOLDS, one() == 1);
    lab_claim("one-is-two", "One is two.", FAILS, one() == 2);
    return lab_end();
}
