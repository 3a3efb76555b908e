/* lab_clocks: all arrows of a head as hands of clocks, near and far, and what
   each way to slow them does to them. */
#include "lab.h"
#include "05-rope/theta.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

//@ clocks-hand
/* The hand of a clock that stands at an angle: to the right at 0, up at a
   quarter of a turn, and so on in eight directions. */
enum { D = 32, CLOCKS = D / 2 };
static const double pi = 3.14159265358979323846;

static const char *hand(double angle)
{
    static const char *const hands[] = {
        "→", "↗", "↑", "↖", "←", "↙", "↓", "↘" };
    return hands[(int)floor(angle / (pi / 4) + 0.5) % 8];
}

//@ clocks-wall
/* A row of hands at the place m, quickest first. Marked are those that stand
   at an angle they never reached in places 0 to L - 1 at their own speed. */
static void wall(const char *table, const char *label, double m,
                 const double *theta, int L)
{
    double plain[CLOCKS];
    char cells[8 * CLOCKS] = "", marks[2 * CLOCKS + 1] = "";
    rope_theta(plain, D, 10000);
    for (int a = 0; a < CLOCKS; a++) {
        double angle = m * theta[a], reached = (L - 1) * plain[a];
        bool fresh = reached < 2 * pi
            && fmod(angle, 2 * pi) > reached * (1 + 1e-9);
        strcat(strcat(cells, a ? " " : ""), hand(angle));
        strcat(strcat(marks, a ? " " : ""), L > 0 && fresh ? "n" : "-");
    }
    printf("%-22s %s\n", label, cells);
    if (L > 0)
        printf("%-22s %s\n", "", marks);
    lab_row(table, "step=%s; label=; cells=%s; mark=%s", label, cells, marks);
}

//@ clocks-places
static void places(void)
{
    static const int at[] = { 0, 1, 2, 5, 10, 100, 1000, 10000 };
    double theta[CLOCKS];
    rope_theta(theta, D, 10000);
    for (int i = 0; i < 8; i++) {
        char label[32];
        snprintf(label, sizeof label, "place %d", at[i]);
        wall("wall", label, at[i], theta, 0);
    }
    printf("\nclock  radians a place  places for a turn\n");
    for (int a = 0; a < CLOCKS; a++) {
        printf("%5d  %15.5f  %17.1f\n", a, theta[a], 2 * pi / theta[a]);
        lab_row("speeds", "clock=%d; speed=%.5f; turn=%.1f", a, theta[a],
                2 * pi / theta[a]);
    }
}

//@ clocks-slowed
/* Trained on L places, four times as many to be read. */
static void slowed(void)
{
    enum { L = 256, S = 4, FAR = S * (L - 1) };
    double theta[5][CLOCKS];
    static const char *const way[] = { "plain", "interpolated", "NTK",
                                       "dynamic", "YaRN" };
    rope_theta(theta[0], D, 10000);
    theta_interpolated(theta[1], D, 10000, S);
    rope_theta(theta[2], D, ntk_base(10000, D, S));
    rope_theta(theta[3], D, dynamic_base(10000, D, 2, S * L, L));
    double factor = theta_yarn(theta[4], D, 10000, S, L);
    printf("\n");
    wall("slowed", "place 255, plain", L - 1, theta[0], L);
    for (int w = 0; w < 5; w++) {
        char label[32];
        snprintf(label, sizeof label, "place 1020, %s", way[w]);
        wall("slowed", label, FAR, theta[w], L);
    }
    printf("\nhow many times slower\nclock");
    for (int w = 1; w < 5; w++)
        printf("  %12s", way[w]);
    for (int a = 0; a < CLOCKS; a++) {
        double r[5];
        printf("\n%5d", a);
        for (int w = 1; w < 5; w++)
            printf("  %12.2f", r[w] = theta[0][a] / theta[w][a]);
        for (int w = 1; w < 5; w++)
            lab_row("slower", "clock=%d; way=%s; times=%.2f", a, way[w], r[w]);
    }
    printf("\n");
    lab_value("yarn-factor", factor);
}

//@ clocks-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    places();
    slowed();
    return lab_end();
}
