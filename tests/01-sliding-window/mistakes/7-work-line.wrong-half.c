/* You hand over the wrong half. The maps next to the middle go across; those at
   the end of the line stay where they are. Yours jumped over the others. */
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
    for (size_t p = n; p-- > n - half; )
        line_add(line, end, from->item[p]);
    from->count = 0;
    for (size_t p = 0; p < n - half; p++)
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
