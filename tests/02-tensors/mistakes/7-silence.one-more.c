/* You allow k others before the target. Among the first k means that at most k
   - 1 stand before it. */
#include <stdbool.h>

/* Whether fewer than k others reach the target's logit. What is not smaller
   reaches it, and NaN is never smaller. */
static bool is_hit(const float *x, int V, int t, int k)
{
    int before = 0;
    for (int j = 0; j < V; j++)
        if (j != t && !(x[j] < x[t]))
            before++;
    return before <= k && x[t] == x[t];
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
