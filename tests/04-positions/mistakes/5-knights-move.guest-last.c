/* You seat the guest at the end of the line, and give token 0 a square. The
   guest comes first, and square s is token s + 1. */
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
        int last = b.h * b.w;
        if (i == last && j == last)
            return moves(b) + 2;
        if (i == last || j == last)
            return moves(b) + (j == last);
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
