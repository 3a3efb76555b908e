/* You use atan of a quotient. It can't tell an arrow from the opposite one:
   half a turn is lost. atan2 takes both numbers, with their signs. */
static const double TURN = 6.283185307179586;

double time_of_hand(double speed, const float from[2], const float to[2])
{
    double across = (double)from[0] * to[1] - (double)from[1] * to[0];
    double along = (double)from[0] * to[0] + (double)from[1] * to[1];
    if (across == 0 && along == 0)
        return -1;
    double angle = atan(across / along);
    return (angle < 0 ? angle + TURN : angle) / speed;
}

/* From the slowest hand, which knows roughly, to the fastest: each has shown
   its time some whole number of periods ago, the number that comes nearest to
   what is known. */
int time_of_clock(int A, const double *speed, const float *from,
                  const float *to)
{
    double known = (TURN / 2 - 0.1) / speed[A - 1];
    for (int a = A - 1; a >= 0; a--) {
        double time = time_of_hand(speed[a], from + 2 * a, to + 2 * a);
        double period = TURN / speed[a];
        known = time + period * round((known - time) / period);
    }
    return (int)lround(known);
}
