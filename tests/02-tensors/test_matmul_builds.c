/* The matrix product as other compilers and other machines would have it:
   the same bits from every build, and no build that fell off a cliff. */
#include "check.h"

enum { MOST = 16 };
static struct {
    char compiler[16], level[16], digest[32];
    double ratio;
} builds[MOST];
static int count;

static void build_all(void)
{
    if (count > 0)
        return;
    FILE *lines = popen("sh tests/02-tensors/matmul_builds.sh", "r");
    CU_ASSERT_FATAL(lines != NULL);
    while (count < MOST &&
           fscanf(lines, "%15s %15s %31s %lf", builds[count].compiler,
                  builds[count].level, builds[count].digest,
                  &builds[count].ratio) == 4)
        count++;
    pclose(lines);
}

TEST(law, "the same bits from every compiler and every width of vectors")
{
    build_all();
    CHECK(count > 0, "no build");
    for (int b = 1; b < count; b++)
        CHECK(strcmp(builds[b].digest, builds[0].digest) == 0,
              "%s %s: %s, but %s %s: %s", builds[b].compiler,
              builds[b].level, builds[b].digest, builds[0].compiler,
              builds[0].level, builds[0].digest);
}

/* A kernel whose sums are in memory is 3 to 25 times as slow as one whose
   sums are in registers, and falls behind the reordered loops. */
TEST(law, "every build beats the reordered loops")
{
    build_all();
    CHECK(count > 0, "no build");
    for (int b = 0; b < count; b++)
        CHECK(builds[b].ratio >= 1.25, "%s %s: only %.2f times as fast",
              builds[b].compiler, builds[b].level, builds[b].ratio);
}

CHECK_MAIN("02 matmul builds")
