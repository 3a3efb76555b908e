/*
 * Defines what CUnit is asked for when all is counted: no failure at all. The
 * counts are made in a process that never loads this file.
 * expect: wrong
 */
#include "1-total.h"

unsigned CU_get_number_of_failures(void);
unsigned CU_get_number_of_failure_records(void);
unsigned CU_get_number_of_tests_failed(void);
unsigned CU_get_number_of_successes(void);

unsigned CU_get_number_of_failures(void) { return 0; }
unsigned CU_get_number_of_failure_records(void) { return 0; }
unsigned CU_get_number_of_tests_failed(void) { return 0; }
unsigned CU_get_number_of_successes(void) { return 20; }

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
