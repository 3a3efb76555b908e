/* You start from page 0 for every layer, so a hundred layers cost about five
   thousand steps. That is right with two pages and with no more: leave the
   others lying on the way. */
void there_and_back(int n, int pages)
{
    (void)pages;
    for (int i = n - 1; i > 0; i--) {
        walk_forward(0, 0, 1);
        for (int j = 1; j < i; j++)
            walk_forward(j, 1, 1);
        walk_back(i, 1);
    }
    walk_back(0, 0);
}
