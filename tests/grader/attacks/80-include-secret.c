/*
 * Lets the compiler quote a secret file in its messages, which a report shows
 * to the learner. The compiler's box does not show that file.
 * expect: compile
 */
#include "1-total.h"
#include "/etc/shadow"
#include "@TREE@/secret"
