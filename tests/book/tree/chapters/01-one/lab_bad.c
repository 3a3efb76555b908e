/* Makes the mistake whose number is in BAD. */
#include "lab.h"
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static void mistake(int which)
{
    const char *none = "none.txt";

    switch (which) {
    case 1: lab_value("a", 1); break;
    case 4: lab_row("t", "a=1; c=2"); break;
    case 5: lab_row("t", "a=1; b=%f", -(double)NAN); break;
    case 6: lab_row("t", "a"); break;
    case 7: lab_claim("c", "Again.", HOLDS, true); break;
    case 8: lab_claim("d", "It fails.", HOLDS, false); break;
    case 9: lab_value("a b", 1); break;
    case 10: lab_data(none); break;
    case 11: sleep(5); break;
    }
}

int main(int argc, char **argv)
{
    const char *bad = getenv("BAD");
    int which = bad ? atoi(bad) : 0;

    lab_begin(argc, argv, false);
    lab_value("a", which == 2 ? (double)NAN : which == 3 ? INFINITY : 1);
    lab_row("t", "a=1; b=2");
    lab_claim("c", "It holds.", HOLDS, true);
    mistake(which);
    return lab_end();
}
