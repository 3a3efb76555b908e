/* You look through one layer only, the last. What its keys know they have from
   the layer below. */
/* The next key is asked for only where it is in the text, so that nothing
   overflows. */
int keys_through(Fence fence, int i, int *key)
{
    int count = 0;
    key[count++] = i;
    while (count < fence.W && i >= fence.step) {
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
        for (int n = 1; n < fence.W && key >= fence.step; n++) {
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
    for (int l = layers - 1; l >= 0; l = -1)
        look_through(fence[l], i, seen);
    for (int j = 0; j <= i; j++)
        count += seen[j];
    return count;
}
