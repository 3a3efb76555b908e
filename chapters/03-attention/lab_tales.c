/* lab_tales: a tale, and how much chance is in it. */
#include "lab.h"
#include "03-attention/tales.h"

#include <stdio.h>
#include <string.h>

//@ tales-shown
/* Prints a text in lines of at most WIDE bytes, broken at spaces. */
static void show(const char *text)
{
    enum { WIDE = 68 };
    while (*text > '\n') {
        int n = (int)strcspn(text, "\n");
        if (n > WIDE)
            for (n = WIDE; text[n] != ' '; )
                n--;
        printf("%.*s\n", n, text);
        text += n + (text[n] == ' ');
    }
}

//@ tales-measured
/* One in which something is lost. */
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    char text[TALE];
    double bits;
    Rng rng = rng_seed(lab_seed() + 5);
    size_t bytes = tale(&rng, text, &bits);
    show(text);
    lab_value("tale-bytes", (double)bytes);
    lab_value("tale-bits", bits);
    lab_value("tale-bits-byte", bits / (double)bytes);
    return lab_end();
}
