/* In your count NaN never stands before anybody, since every comparison with
   it is false. A model that broke scores a hundred per cent. Ask `!(x[j] <
   x[t])` in place of `x[j] >= x[t]`, and whether the target is a number. */
#include <stdbool.h>

/* Whether fewer than k others reach the target's logit. */
static bool is_hit(const float *x, int V, int t, int k)
{
    int before = 0;
    for (int j = 0; j < V; j++)
        if (j != t && x[j] >= x[t])
            before++;
    return before < k;
}

Score top_k(const float *logits, int R, int V, const int *target, int k)
{
    Score score = { 0, 0 };
    for (int r = 0; r < R; r++) {
        if (target[r] == IGNORED)
            continue;
        score.counted++;
        score.hits += is_hit(logits + r * V, V, target[r], k);
    }
    return score;
}
