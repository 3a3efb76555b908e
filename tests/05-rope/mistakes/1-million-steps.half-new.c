/* Your new y is made of the new x. Both need the old x: put it aside before
   you overwrite it. */
/* Turns z by the turn (c, s). */
static void turn_by(double c, double s, double z[2])
{
    z[0] = z[0] * c - z[1] * s;
    z[1] = z[0] * s + z[1] * c;
}

void take_steps(const float step[2], int m, float arrow[2])
{
    double length = sqrt((double)step[0] * step[0]
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
        double c = turn[0], s = turn[1];
        turn[0] = c * c - s * s;
        turn[1] = 2 * c * s;
    }
    arrow[0] = (float)z[0];
    arrow[1] = (float)z[1];
}
