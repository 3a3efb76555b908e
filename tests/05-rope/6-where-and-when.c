/* The driver of exercise 5.6: words, pictures, films; sections and cards. */
#include "driver.h"
#include "6-where-and-when.h"

enum { UNWRITTEN = -777 };

static int tokens_of(Passage p)
{
    return p.words > 0 ? p.words : p.frames * p.rows * p.columns;
}

static void places(int n, const Passage *from)
{
    Passage *passage = case_copy(from, (size_t)n * sizeof *passage);
    int N = 0;
    for (int i = 0; i < n; i++) {
        int four[] = { from[i].words, from[i].frames, from[i].rows,
                       from[i].columns };
        in_ints("words,frames,rows,columns", four, 4);
        N += tokens_of(from[i]);
    }
    int *place = case_memory((size_t)N * 3 * sizeof *place);
    for (int i = 0; i < 3 * N; i++)
        place[i] = UNWRITTEN;
    out_int("next", places_in_three(n, passage, place));
    out_ints("place", place, (size_t)N * 3);
    case_end();
}

static void random_places(int n)
{
    Passage all[6];
    for (int i = 0; i < n; i++) {
        int words = i % 2 == 0 ? case_between(1, 4) : 0;
        int frames = case_between(1, 6), rows = case_between(1, 3);
        int columns = case_between(1, 5);
        all[i] = words ? (Passage){ words, 0, 0, 0 }
                       : (Passage){ 0, frames, rows, columns };
    }
    places(n, all);
}

static void all_places(void)
{
    const Passage book[] = { { 1, 0, 0, 0 }, { 0, 1, 2, 3 }, { 1, 0, 0, 0 } };
    const Passage film[] = { { 2, 0, 0, 0 }, { 0, 5, 2, 3 }, { 3, 0, 0, 0 } };
    const Passage high[] = { { 0, 2, 6, 1 }, { 2, 0, 0, 0 } };
    const Passage two[] = { { 0, 1, 2, 2 }, { 0, 3, 1, 2 }, { 1, 0, 0, 0 } };
    const Passage end[] = { { 4, 0, 0, 0 }, { 0, 1, 1, 7 } };
    if (case_begin("places", "a picture between two words"))
        places(3, book);
    if (case_begin("places", "words alone"))
        places(1, film);
    if (case_begin("places", "a film longer than it is wide"))
        places(3, film);
    if (case_begin("places", "high and narrow, at the beginning"))
        places(2, high);
    if (case_begin("places", "a picture and a film"))
        places(3, two);
    if (case_begin("places", "a picture at the end"))
        places(2, end);
    if (case_begin("places", "nothing"))
        places(0, book);
    for (int r = 1; r <= 4; r++)
        if (case_begin("places", "random %d", r))
            random_places(2 + r % 3);
}

static void turn(Clocks c, int T, int far)
{
    size_t size = (size_t)(T * c.D) * sizeof(float);
    float *x = case_memory(size), *y = case_memory(size);
    int *place = case_memory((size_t)T * 3 * sizeof *place);
    for (int i = 0; i < T * c.D; i++) {
        x[i] = case_float() / 4;
        y[i] = UNWRITTEN;
    }
    for (int i = 0; i < 3 * T; i++)
        place[i] = case_between(0, far);
    in_ints("D,T", (int[]){ c.D, T }, 2);
    in_float("base", c.base);
    in_ints("section", c.section, 3);
    in_text("dealt", c.dealt ? "true" : "false");
    in_ints("place", place, (size_t)T * 3);
    in_floats("x", x, (size_t)(T * c.D));
    turn_in_three(c, T, place, x, y);
    out_floats("y", y, (size_t)(T * c.D), 1e-4, 0);
    case_end();
}

static void sections(void)
{
    if (case_begin("sections", "a pair each"))
        turn((Clocks){ 6, 100, { 1, 1, 1 }, false }, 1, 9);
    if (case_begin("sections", "2, 3 and 3, as in Qwen2-VL"))
        turn((Clocks){ 16, 1000000, { 2, 3, 3 }, false }, 2, 60);
    if (case_begin("sections", "no time"))
        turn((Clocks){ 8, 100, { 0, 2, 2 }, false }, 2, 20);
    if (case_begin("sections", "time alone"))
        turn((Clocks){ 8, 10000, { 4, 0, 0 }, false }, 2, 500);
    if (case_begin("sections", "no rows"))
        turn((Clocks){ 6, 100, { 1, 1, 1 }, false }, 0, 9);
    for (int r = 1; r <= 4; r++)
        if (case_begin("sections", "random %d", r)) {
            int t = case_between(1, 3), h = case_between(1, 3);
            int w = case_between(1, 3);
            Clocks c = { 2 * (t + h + w), case_between(50, 20000),
                         { t, h, w }, false };
            turn(c, 2, r == 1 ? 90000 : 300);
        }
}

void driver(void)
{
    all_places();
    sections();
    if (case_begin("dealt", "a pair each"))
        turn((Clocks){ 6, 100, { 1, 1, 1 }, true }, 1, 9);
    if (case_begin("dealt", "3, 2 and 2"))
        turn((Clocks){ 14, 1000000, { 3, 2, 2 }, true }, 2, 60);
    if (case_begin("dealt", "most of them for time"))
        turn((Clocks){ 16, 1000, { 6, 1, 1 }, true }, 2, 60);
    if (case_begin("dealt", "time alone"))
        turn((Clocks){ 8, 10000, { 4, 0, 0 }, true }, 2, 500);
    for (int r = 1; r <= 4; r++)
        if (case_begin("dealt", "random %d", r)) {
            int side = case_between(1, 3), t = side + case_between(0, 2);
            Clocks c = { 2 * (t + 2 * side), case_between(50, 20000),
                         { t, side, side }, true };
            turn(c, 2, 300);
        }
}
