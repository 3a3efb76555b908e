/*
 * Seven instead of eight
 * difficulty: ★★★
 * points: 4
 * parts: doubling 2, any 2
 * time: two evenings
 *
 * Everything this chapter did to the matrix product made its multiplications
 * faster. Nobody asked whether they are all needed. Two 2 by 2 matrices: four
 * entries, two products each, eight multiplications. Everybody knew that it
 * had to be eight, until in 1969 somebody tried to prove it, and found seven.
 *
 * You never see the entries of the matrices. An entry is a ticket, and
 * `add(a, b)`, `subtract(a, b)` and `multiply(a, b)` give you tickets for sum,
 * difference and product. `ZERO` is the ticket of 0. The order of factors
 * matters: `multiply(a, b)` is not `multiply(b, a)`, since an entry may be a
 * matrix itself. Sums are free; every use of `multiply` is counted, those with
 * `ZERO` too.
 *
 * `product(A, B, n, C)` writes the tickets of `A B` to `C`; all three are
 * `(n,n)`, row-major. In the part `doubling`, `n` is 1, 2, 4, 8, 16 or 32, and
 * `multiply` may be used 1, 7, 49, 343, 2,401 or 16,807 times. In the part
 * `any`, `n` is anything from 0 to 32, and may cost what the next of those
 * sizes does: 5 by 5 as much as 8 by 8. You may allocate memory; give it back.
 */
#include "13-seven.h"
#include <stdlib.h>

void product(const Entry *A, const Entry *B, int n, Entry *C)
{
    // TODO: the product, in few multiplications.
    (void)A, (void)B, (void)n, (void)C;
}
