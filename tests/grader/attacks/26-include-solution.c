/*
 * Lets the compiler fetch the solution. The compiler runs in the box, which
 * does not show it.
 * expect: compile
 */
#include "@TREE@/solutions/01-one/1-total.c"
