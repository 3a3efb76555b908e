/* For you W is a stretch of positions. It counts keys: with 3 keys, 4 apart, a
   query looks 8 back. */
/* The next key is asked for only where it is in the text, so that nothing
   overflows. */
int keys_through(Fence fence, int i, int *key)
{
    int count = 0, last = i - fence.W;
    key[count++] = i;
    while (i - fence.step > last && i >= fence.step) {
        i -= fence.step;
        key[count++] = i;
    }
    return count;
}

/* Marks all keys that the members of the set see. A member's keys lie below
   it, so none of them is mistaken for a member later in the loop. */
static void look_through(Fence fence, int i, char *seen)
{
    for (int member = 0; member <= i; member++) {
        if (!seen[member])
            continue;
        int key = member;
        int most = (fence.W - 1) / fence.step;
        for (int n = 1; n <= most && key >= fence.step; n++) {
            key -= fence.step;
            seen[key] = 1;
        }
    }
}

int inputs_seen(const Fence *fence, int layers, int i, char *seen)
{
    int count = 0;
    for (int j = 0; j <= i; j++)
        seen[j] = j == i;
    for (int l = layers - 1; l >= 0; l--)
        look_through(fence[l], i, seen);
    for (int j = 0; j <= i; j++)
        count += seen[j];
    return count;
}
