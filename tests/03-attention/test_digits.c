/* The same bits with every compiler, width of vectors and number of threads. */
#include "check.h"

TEST(law, "the same bits from every build, with 1, 2 and 8 threads")
{
    char compiler[16], level[16], digest[32], first[32] = "";
    int threads, count = 0;
    FILE *lines = popen("sh tests/digits_builds.sh 03-attention", "r");
    CU_ASSERT_FATAL(lines != NULL);
    while (fscanf(lines, "%15s %15s %d %31s", compiler, level, &threads,
                  digest) == 4) {
        if (count++ == 0)
            strcpy(first, digest);
        CHECK(strcmp(digest, first) == 0, "%s %s, %d threads: %s, not %s",
              compiler, level, threads, digest, first);
    }
    CHECK(pclose(lines) == 0, "digits_builds.sh failed");
    CHECK(count >= 3 && count % 3 == 0, "%d lines", count);
}

CHECK_MAIN("03 digits")
