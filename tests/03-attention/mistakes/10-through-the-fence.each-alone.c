/* You put together what each layer sees from i by itself. The second layer
   looks on from where the first one got to, so the ways are added up: to 1
   back and 2 back comes 3 back. */
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
    for (int l = layers - 1; l >= 0; l--)
        for (int n = 0, j = i; n < fence[l].W; n++) {
            seen[j] = 1;
            if (j < fence[l].step)
                break;
            j -= fence[l].step;
        }
    for (int j = 0; j <= i; j++)
        count += seen[j];
    return count;
}
