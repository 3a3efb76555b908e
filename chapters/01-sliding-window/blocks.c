#include "01-sliding-window/require.h"
#include "01-sliding-window/window.h"

#include <limits.h>

//@ blocks
size_t window_max_blocks(const int *restrict x, size_t n, size_t k,
                         int *restrict out)
{
    size_t m = window_count(n, k);
    if (m == 0)
        return 0;
    int *suffix = allocate(k, sizeof *suffix);
    for (size_t b = 0; b < m; b += k) {     // the block is x[b] ... x[b+k-1]
        suffix[k - 1] = x[b + k - 1];
        for (size_t j = k - 1; j-- > 0; )
            suffix[j] = larger(x[b + j], suffix[j + 1]);
        out[b] = suffix[0];
        int prefix = INT_MIN;               // of the block that follows
        for (size_t j = 1; j < k && b + j < m; j++) {
            prefix = larger(x[b + k + j - 1], prefix);
            out[b + j] = larger(suffix[j], prefix);
        }
    }
    free(suffix);
    return m;
}
