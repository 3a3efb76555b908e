/* The answers are right, and cost n times n times n multiplications: eight for
   2 by 2. Seven are enough there, and then for quarters of quarters. */
void product(const Entry *A, const Entry *B, int n, Entry *C)
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            C[i * n + j] = ZERO;
            for (int k = 0; k < n; k++)
                C[i * n + j] = add(C[i * n + j],
                                    multiply(A[i * n + k], B[k * n + j]));
        }
}
