/* You divide the step by c c + s s, which is the square of its length. The
   length is the root of it, and without the root the error is turned round,
   not removed. */
/* Turns z by the turn (c, s). */
static void turn_by(double c, double s, double z[2])
{
    double x = z[0], y = z[1];
    z[0] = x * c - y * s;
    z[1] = x * s + y * c;
}

void take_steps(const float step[2], int m, float arrow[2])
{
    double length = ((double)step[0] * step[0]
                     + (double)step[1] * step[1]);
    double turn[2] = { step[0] / length, step[1] / length };
    double z[2] = { arrow[0], arrow[1] };
    long long n = m;
    if (n < 0) {
        n = -n;
        turn[1] = -turn[1];
    }
    for (; n > 0; n /= 2) {             // turn: by 1, 2, 4, 8, ... steps
        if (n % 2 == 1)
            turn_by(turn[0], turn[1], z);
        turn_by(turn[0], turn[1], turn);
    }
    arrow[0] = (float)z[0];
    arrow[1] = (float)z[1];
}
