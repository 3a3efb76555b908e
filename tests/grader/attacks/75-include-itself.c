/*
 * Includes itself, twice: as deep as a compiler goes, and two to the power of
 * that many times. The compiler's time is limited.
 * expect: compile
 */
#include "1-total.h"
#include __FILE__
#include __FILE__
