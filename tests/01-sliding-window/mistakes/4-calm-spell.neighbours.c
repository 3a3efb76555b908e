/* You compare each value with its neighbour. Readings that drift by one each
   time never make a jump, and yet they come as far as you like from where they
   began: what counts is the largest and the smallest of the whole run. */
Spell calm_spell(const int *x, size_t n, int spread)
{
    Spell best = { 0, 0 };
    size_t left = 0;
    for (size_t i = 0; i < n; i++) {
        long long step = i > left ? (long long)x[i] - x[i - 1] : 0;
        if (step > spread || -step > spread)
            left = i;
        if (i + 1 - left > best.count)
            best = (Spell){ left, i + 1 - left };
    }
    return best;
}
