/*
 * Gives the name of a function to data, and to a hidden one: bytes that
 * should run before the loader looks. A case that calls it crashes.
 * expect: crash or no-answer
 */
#include <stddef.h>

const unsigned char total[] = { 0x31, 0xc0, 0xc3 };     /* return 0 */
int largest = 0;
