#include "04-positions/scheme.h"

//@ schemes-table
const Scheme *const schemes[SCHEMES] = {
    &nope, &learned, &hierarchical, &sinusoidal, &floater, &multiplicative,
    &complex_words, &shaw, &transformer_xl, &xlnet, &t5, &tupe, &deberta,
    &alibi };
