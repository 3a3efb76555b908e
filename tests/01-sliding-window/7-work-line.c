/* The driver of exercise 1.7: it keeps the maps, modulo a prime, and counts.
   Moves are letters: F and B add at the front and back, f and b drop there. */
#include "driver.h"
#include "7-work-line.h"
#include <stdlib.h>
#include <string.h>

enum { TICKETS = 100000, MOVES = 4000, PRIME = 65521 };
static struct { unsigned a, b; } map[TICKETS] = { { 1, 0 } };
static int tickets = 1, uses;

Map then(Map first, Map second)
{
    if (first < 0 || second < 0 || first >= tickets || second >= tickets
        || tickets == TICKETS)
        abort();                        // no such ticket, or far too many
    map[tickets].a = map[second].a * map[first].a % PRIME;
    map[tickets].b = (map[second].a * map[first].b + map[second].b) % PRIME;
    uses++;
    return tickets++;
}

/* Emits a and b of the total after every move; the last `shown` of them. */
static void run(const char *moves, size_t shown)
{
    static int a[MOVES + 1], b[MOVES + 1];
    size_t n = strlen(moves);
    in_text("moves", n <= 200 ? moves : "more than fit here");
    Line *line = line_open(n + 1);
    for (size_t i = 0; i <= n; i++) {
        Map total = line_total(line);
        bool known = total >= 0 && total < tickets;
        a[i] = known ? (int)map[total].a : -1;
        b[i] = known ? (int)map[total].b : -1;
        if (i == n)
            break;
        End end = moves[i] == 'F' || moves[i] == 'f' ? FRONT : BACK;
        if (moves[i] == 'F' || moves[i] == 'B') {
            map[tickets].a = (unsigned)case_between(2, 9);
            map[tickets].b = (unsigned)case_between(0, 9);
            line_add(line, end, tickets++);
        } else {
            line_drop(line, end);
        }
    }
    line_close(line);
    shown = shown > n + 1 ? n + 1 : shown;
    out_ints("a", a + n + 1 - shown, shown);
    out_ints("b", b + n + 1 - shown, shown);
    out_int("uses-beyond-3-a-change", uses > 3 * (int)n ? uses - 3 * (int)n
                                                        : 0);
    case_end();
}

/* Adds or drops with equal chance; never drops from an empty line. */
static void random_case(const char *adds, const char *drops, size_t n)
{
    static char moves[MOVES + 1];
    size_t held = 0;
    for (size_t i = 0; i < n; i++) {
        bool add = held == 0 || case_between(0, 9) < 6;
        moves[i] = (add ? adds : drops)[case_between(0, 1)];
        held += add ? 1 : (size_t)-1;
    }
    run(moves, 60);
}

/* A long line, then dropped from both ends in turn. */
static void in_turn(char add, size_t n)
{
    static char moves[MOVES + 1];
    for (size_t i = 0; i < n; i++)
        moves[i] = i < n / 2 ? add : "fb"[i % 2];
    run(moves, 60);
}

void driver(void)
{
    if (case_begin("totals", "an empty line"))
        run("", 99);
    if (case_begin("totals", "one map, in and out"))
        run("BfFb", 99);
    if (case_begin("totals", "a queue"))
        run("BBBBffBBfff", 99);
    if (case_begin("totals", "a queue, the other way round"))
        run("FFFFbbFFbbb", 99);
    for (int r = 1; r <= 3; r++)
        if (case_begin("totals", "random, in at the back, out in front %d", r))
            random_case("BB", "ff", 40);
    if (case_begin("both-ends", "filled from both ends"))
        run("FBFBBFbfbfbf", 99);
    if (case_begin("both-ends", "emptied in turn"))
        in_turn('B', 60);
    if (case_begin("both-ends", "emptied in turn, four thousand changes"))
        in_turn('F', MOVES);
    for (int r = 1; r <= 3; r++)
        if (case_begin("both-ends", "random, both ends %d", r))
            random_case("FB", "fb", 60);
    if (case_begin("both-ends", "random, four thousand changes"))
        random_case("FB", "fb", MOVES);
}
