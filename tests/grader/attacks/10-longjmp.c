/*
 * Jumps out of the test through CUnit's own buffer, so that the check after
 * the call never runs. No CUnit is in the process that runs this file.
 * expect: wrong
 */
#include "1-total.h"
#include <setjmp.h>

typedef struct {
    char *name;
    int active;
    void (*function)(void);
    jmp_buf *jump;
} Test;

__attribute__((weak)) extern Test *CU_get_current_test(void);

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    if (CU_get_current_test)
        longjmp(*CU_get_current_test()->jump, 1);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
