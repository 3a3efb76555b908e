/* You try all places and take the one that fits best. It is right, and it
   takes minutes where there are hundreds of millions of them. Read the hands
   one after the other, beginning with the slowest. */
static const double TURN = 6.283185307179586;

double time_of_hand(double speed, const float from[2], const float to[2])
{
    double across = (double)from[0] * to[1] - (double)from[1] * to[0];
    double along = (double)from[0] * to[0] + (double)from[1] * to[1];
    if (across == 0 && along == 0)
        return -1;
    double angle = atan2(across, along);
    return (angle < 0 ? angle + TURN : angle) / speed;
}

/* From the slowest hand, which knows roughly, to the fastest: each has shown
   its time some whole number of periods ago, the number that comes nearest to
   what is known. */
int time_of_clock(int A, const double *speed, const float *from,
                  const float *to)
{
    int best = 0, last = (int)((TURN - 0.2) / speed[A - 1]);
    double least = INFINITY;
    for (int m = 0; m <= last; m++) {
        double off = 0;
        for (int a = 0; a < A; a++) {
            double time = time_of_hand(speed[a], from + 2 * a, to + 2 * a);
            off += fabs(remainder((time - m) * speed[a], TURN));
        }
        best = off < least ? m : best;
        least = off < least ? off : least;
    }
    return best;
}
