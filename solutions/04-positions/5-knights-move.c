/*
 * Every knight's move alike
 * difficulty: ★★
 * points: 3
 * parts: rows 1, bias 1, gradient 1
 * time: 60 min
 *
 * A picture is cut into squares, and the squares are the tokens. Read row by
 * row they make a line, and on that line square 7 is next to square 8. On a
 * board of eight by eight they are at opposite edges. A chess player wouldn't
 * speak of distance at all, but of moves: two down, one to the right. From
 * whichever square, it is the same move.
 *
 * So give each *move* a learned number. The board has `h` rows of `w` squares.
 * The query stands on the square in row `r` and column `c`, the key in row `r'`
 * and column `c'`: with `dr = r - r'` and `dc = c - c'`, the query's minus the
 * key's, `dr` is from `-(h - 1)` to `h - 1`, and `dc` from `-(w - 1)` to
 * `w - 1`. The table has a row for each pair, in this order: the smallest `dr`
 * first, and for equal `dr` the smallest `dc` first.
 *
 * Often there is a guest among the tokens, a word that stands for the whole
 * picture and on no square. It is token 0 then, and three rows follow at the
 * end of the table: one for the guest as the query and a square as the key,
 * one for a square as the query and the guest as the key, and one for the guest
 * with itself, in this order.
 *
 * `move_rows` returns how many rows the table has, `move_row` the one for a
 * query token `i` and a key token `j`. On a board of 2 rows and 3 columns
 * without a guest there are 15, and token 0 meets itself in row 7.
 * `move_bias` writes `bias`, `(H,N,N)`, where `N` counts the tokens: for each
 * of `H` heads, what is to be added to the score of query `i` and key `j`. The
 * table is `(rows,H)`: a row has a number for each head. `move_backward` gets
 * the gradient of `bias` and adds to that of the table. `h` and `w` are at
 * least 1. Numbers are compared to five digits.
 *
 * hint: How many different `dr` are there? How many `dc`? On a board of one
 *   square there is one move, to stay.
 * hint: Make both begin with 0: `dr + h - 1` and `dc + w - 1`. Then it is the
 *   address of a number in a matrix. How long is a row of that matrix?
 * hint: `(dr + h - 1) (2w - 1) + dc + w - 1`. With a guest, square `s` is token
 *   `s + 1`: take 1 away before you divide by `w`. The guest's rows come after
 *   the `(2h - 1) (2w - 1)` moves.
 * hint: The bias of head `x` is `table[move_row(b, i, j) * H + x]`, and it goes
 *   to `bias[(x * N + i) * N + j]`. Backward is the same loop, read from right
 *   to left, with a `+=`: many pairs make the same move.
 * after: This is how Swin knows where things are (Liu et al., 2021), and with
 *   the guest, BEiT. A window of 7 by 7 squares has 2,401 pairs and 169 moves.
 *   And a table that was learned for 7 by 7 is itself a little picture, 13 by
 *   13: to use it for larger boards, people enlarge it as one would a photo.
 */
#include "5-knights-move.h"

//! answer
static int moves(Chessboard b)
{
    return (2 * b.h - 1) * (2 * b.w - 1);
}

int move_rows(Chessboard b)
{
    return moves(b) + (b.guest ? 3 : 0);
}

int move_row(Chessboard b, int i, int j)
{
    if (b.guest) {
        if (i == 0 && j == 0)
            return moves(b) + 2;
        if (i == 0 || j == 0)
            return moves(b) + (j == 0);
        i--;
        j--;
    }
    int dr = i / b.w - j / b.w, dc = i % b.w - j % b.w;
    return (dr + b.h - 1) * (2 * b.w - 1) + dc + b.w - 1;
}

static int tokens(Chessboard b)
{
    return b.h * b.w + b.guest;
}

void move_bias(Chessboard b, int H, const float *table, float *bias)
{
    int N = tokens(b);
    for (int x = 0; x < H; x++)
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++)
                bias[(x * N + i) * N + j] = table[move_row(b, i, j) * H + x];
}

void move_backward(Chessboard b, int H, const float *dbias, float *dtable)
{
    int N = tokens(b);
    for (int x = 0; x < H; x++)
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++)
                dtable[move_row(b, i, j) * H + x] += dbias[(x * N + i) * N + j];
}
//! stub
int move_rows(Chessboard b)
{
    // TODO: how many rows the table has.
    (void)b;
    return 0;
}

int move_row(Chessboard b, int i, int j)
{
    // TODO: the row for query i and key j.
    (void)b, (void)i, (void)j;
    return 0;
}

void move_bias(Chessboard b, int H, const float *table, float *bias)
{
    // TODO: each pair's bias, for each head.
    (void)b, (void)H, (void)table, (void)bias;
}

void move_backward(Chessboard b, int H, const float *dbias, float *dtable)
{
    // TODO: add to the table's gradient.
    (void)b, (void)H, (void)dbias, (void)dtable;
}
//! end
