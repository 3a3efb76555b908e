/*
 * The work line
 * difficulty: ★★★
 * points: 4
 * parts: totals 2, both-ends 2
 * time: 120 min
 *
 * Seedlings travel along a line of stations. Each station changes a number
 * `x` that is written on the pot into `a x + b`. Stations are added and taken
 * away at *both* ends of the line, and at any time somebody asks: what does
 * the whole line do, from the front to the back?
 *
 * You never see `a` and `b`. A station's map is a ticket, and
 * `then(first, second)` gives you the ticket of the map that does one and
 * then the other. `line_total` returns the ticket of all the stations, the
 * one in front first; of an empty line it is `IDENTITY`.
 *
 * `line_open(room)` makes an empty line that never has to hold more than
 * `room` maps; `room` is at least 1. `line_add` puts a map at one end,
 * `line_drop` takes away the one at that end, and is never asked of an empty
 * line. `line_close` gives back all memory. What stands in `struct Line` is
 * up to you, and there may be several lines at once.
 *
 * The order matters: `then(f, g)` is not `then(g, f)`, and nothing undoes a
 * map. After every change the total is asked for once. You may use `then` at
 * most three times for each change, on average over the life of the line;
 * one change may take longer if the others pay for it.
 */
#include "7-work-line.h"
#include <stdlib.h>

struct Line {
    size_t room;
};

Line *line_open(size_t room)
{
    // TODO: an empty line with room for so many maps.
    (void)room;
    return NULL;
}

void line_add(Line *line, End end, Map map)
{
    // TODO: put a map at one end.
    (void)line, (void)end, (void)map;
}

void line_drop(Line *line, End end)
{
    // TODO: take away the map at one end.
    (void)line, (void)end;
}

Map line_total(const Line *line)
{
    // TODO: all maps together, the one in front first.
    (void)line;
    return IDENTITY;
}

void line_close(Line *line)
{
    // TODO: give back all memory.
    (void)line;
}
