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
 *
 * hint: The chapter has a queue of two stacks, for one end in and the other
 *   out. Put the two stacks back to back; the tops are the ends of the line.
 *   What must a stack keep beside each map, so that the total of the stack
 *   is known at once, before and after a drop?
 * hint: Each place keeps the total from itself down to the bottom, the middle
 *   of the line. In the front stack a new map comes *before* that total, in
 *   the back stack *after* it.
 * hint: When a drop finds its stack empty, the other has to give. If it gives
 *   everything, and the next drop comes from the other end, everything goes
 *   back. Who gains if it gives all, who if it gives one? What lies between?
 * hint: Give half, the half next to the middle, rounded up. The map that was
 *   at the bottom becomes the top on the other side. Both stacks work out
 *   their totals again. That costs about n uses of `then`, but before it can
 *   happen again, about n / 2 changes have to come.
 * after: Half, not all. A queue with two ends that shares fairly when one side
 *   runs dry needs no more than three steps a change, for any associative
 *   operation; take the difference of the two stacks as savings in a bank,
 *   and the proof is one line.
 */
#include "7-work-line.h"
#include <stdlib.h>

//! answer
/* total[p] is items 0, ..., p together; item 0 lies in the middle of the
   line, the last one at its end. */
typedef struct {
    Map *item, *total;
    size_t count;
} Stack;

struct Line {
    Stack stack[2];             // FRONT and BACK
};

Line *line_open(size_t room)
{
    Line *line = malloc(sizeof *line);
    for (int end = FRONT; end <= BACK; end++)
        line->stack[end] = (Stack){ malloc(room * sizeof(Map)),
                                    malloc(room * sizeof(Map)), 0 };
    return line;
}

void line_add(Line *line, End end, Map map)
{
    Stack *s = &line->stack[end];
    Map total = map;
    if (s->count > 0) {
        Map inner = s->total[s->count - 1];
        total = end == FRONT ? then(map, inner) : then(inner, map);
    }
    s->item[s->count] = map;
    s->total[s->count++] = total;
}

/* The stack at `end` is empty: it gets the half of the other that lies next
   to the middle. Its new bottom is the neighbour of what the other keeps. */
static void share(Line *line, End end)
{
    End other = end == FRONT ? BACK : FRONT;
    Stack *from = &line->stack[other];
    size_t n = from->count, half = (n + 1) / 2;
    for (size_t p = half; p-- > 0; )
        line_add(line, end, from->item[p]);
    from->count = 0;
    for (size_t p = half; p < n; p++)           // writes behind what it reads
        line_add(line, other, from->item[p]);
}

void line_drop(Line *line, End end)
{
    if (line->stack[end].count == 0)
        share(line, end);
    line->stack[end].count--;
}

Map line_total(const Line *line)
{
    const Stack *front = &line->stack[FRONT], *back = &line->stack[BACK];
    if (front->count == 0 && back->count == 0)
        return IDENTITY;
    if (front->count == 0)
        return back->total[back->count - 1];
    if (back->count == 0)
        return front->total[front->count - 1];
    return then(front->total[front->count - 1],
                back->total[back->count - 1]);
}

void line_close(Line *line)
{
    for (int end = FRONT; end <= BACK; end++) {
        free(line->stack[end].item);
        free(line->stack[end].total);
    }
    free(line);
}
//! stub
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
//! end
