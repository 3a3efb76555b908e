/* Your table goes through dc first: for each dc all dr. Asked is for each dr
   all dc, as in a matrix with 2h - 1 rows of 2w - 1 numbers. On a square board
   the two have the same size, and nobody notices that the picture is on its
   side. */
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
    return (dc + b.w - 1) * (2 * b.h - 1) + dr + b.h - 1;
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
