/* You take the difference of the numbers of the squares. From the end of one
   row to the beginning of the next that is 1, and so is a step to the right.
   Ask for rows and columns first, with / and %. */
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
    return i - j + moves(b) / 2;
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
