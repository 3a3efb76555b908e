/* You deal on and on, one for each, to the last pair. When height and width
   have as many pairs as their sections say, the rest goes to time. */
static int larger(int a, int b)
{
    return a < b ? b : a;
}

/* Writes a film's places, and returns how many numbers that are. */
static int film_places(Passage p, int next, int *place)
{
    int *at = place;
    for (int f = 0; f < p.frames; f++)
        for (int r = 0; r < p.rows; r++)
            for (int c = 0; c < p.columns; c++) {
                *at++ = next + f;
                *at++ = next + r;
                *at++ = next + c;
            }
    return (int)(at - place);
}

int places_in_three(int n, const Passage *passage, int *place)
{
    int next = 0;
    for (int i = 0; i < n; i++) {
        Passage p = passage[i];
        for (int word = 0; word < p.words; word++, next++, place += 3)
            place[0] = place[1] = place[2] = next;
        if (p.words > 0)
            continue;
        place += film_places(p, next, place);
        next += larger(p.frames, larger(p.rows, p.columns));
    }
    return next;
}

/* Which of the three places pair a reads. */
static int reads(Clocks c, int a)
{
    if (c.dealt)
        return a % 3;
    if (a < c.section[0])
        return 0;
    return a < c.section[0] + c.section[1] ? 1 : 2;
}

void turn_in_three(Clocks c, int T, const int *place, const float *x,
                   float *y)
{
    for (int t = 0; t < T; t++, x += c.D, y += c.D, place += 3)
        for (int a = 0, b = c.D / 2; a < c.D / 2; a++, b++) {
            double angle = place[reads(c, a)] * pow(c.base, -2.0 * a / c.D);
            y[a] = (float)(x[a] * cos(angle) - x[b] * sin(angle));
            y[b] = (float)(x[a] * sin(angle) + x[b] * cos(angle));
        }
}
