/* lab_average: what if every value of the window had a say? */
#include "lab.h"

#include <math.h>
#include <stdio.h>

//@ soft-maximum
/* The mean of a window of k values, value v weighted by 2 to the power
   sharp * v. */
static double soft_maximum(const int *x, int k, int sharp)
{
    double sum = 0, total = 0;
    for (int j = 0; j < k; j++) {
        double weight = ldexp(1, sharp * x[j]);     // 2^(sharp x), exactly
        sum += weight * x[j];
        total += weight;
    }
    return sum / total;
}

//@ average-main
int main(int argc, char **argv)
{
    static const int x[] = { 1, 3, -1, -3, 5, 3, 6, 7 };
    enum { N = 8, K = 3 };
    lab_begin(argc, argv, false);
    double worst = 0;
    for (int sharp = 0; sharp <= 8; sharp = sharp ? 2 * sharp : 1) {
        double soft[N - K + 1];
        printf("sharp = %d:", sharp);
        for (int i = 0; i + K <= N; i++)
            printf(" %7.4f", soft[i] = soft_maximum(x + i, K, sharp));
        printf("\n");
        static const int maxima[] = { 3, 3, 5, 5, 6, 7 };
        worst = 0;
        for (int i = 0; i + K <= N; i++)
            worst = fmax(worst, maxima[i] - soft[i]);
    }
    lab_value("soft-worst", worst);
    lab_claim("soft-becomes-max", "With sharp = 8 every weighted mean is "
              "within 0.01 of the maximum.", HOLDS, worst < 0.01);
    return lab_end();
}
