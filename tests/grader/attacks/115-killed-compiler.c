/*
 * Says what gcc says when somebody kills it, so that the machine is blamed
 * and there is no grade.
 * expect: compile
 */
#error gcc: fatal error: Killed signal terminated program cc1
