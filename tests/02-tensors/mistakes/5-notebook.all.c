/* You write down every layer's input, and the notebook ends before the walk
   does. Keep fewer, and compute the rest again from the last page before
   it. */
void there_and_back(int n, int pages)
{
    (void)pages;
    for (int i = 0; i + 1 < n; i++)
        walk_forward(i, i, i + 1);
    for (int i = n; i-- > 0; )
        walk_back(i, i);
}
