/* Right, but you work out the whole line afresh each time: as many uses of
   then as there are stations. Keep a total beside each map, and only the new
   one has to be worked out. */
struct Line {
    Map *item;                  // front ones end, back ones begin, at `room`
    size_t front, back;
};

Line *line_open(size_t room)
{
    Line *line = malloc(sizeof *line);
    *line = (Line){ malloc(2 * room * sizeof(Map)), room, room };
    return line;
}

void line_add(Line *line, End end, Map map)
{
    if (end == FRONT)
        line->item[--line->front] = map;
    else
        line->item[line->back++] = map;
}

void line_drop(Line *line, End end)
{
    if (end == FRONT)
        line->front++;
    else
        line->back--;
}

Map line_total(const Line *line)
{
    Map total = IDENTITY;
    for (size_t p = line->front; p < line->back; p++)
        total = then(total, line->item[p]);
    return total;
}

void line_close(Line *line)
{
    free(line->item);
    free(line);
}
