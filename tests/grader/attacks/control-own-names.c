/*
 * A right answer whose helpers have, by chance, names of the driver's, of the
 * grader's and of the system's.
 * points: 3
 */
#include "1-total.h"

int driver(int a, int b);
long long write(long long sum, int value);
int waitpid, lines, seed;

int driver(int a, int b)
{
    return a > b ? a : b;
}

long long write(long long sum, int value)
{
    return sum + value;
}

long long total(const int *x, size_t n)
{
    long long sum = 0;
    for (size_t i = 0; i < n; i++)
        sum = write(sum, x[i]);
    return sum;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        most = driver(most, x[i]);
    return most;
}
