/* You spread the pages evenly over what is left. That is good, but not the
   fewest: when the last stretch has come back its pages are free again for the
   stretches before it, so those can be longer. The best place is found by
   trying all. */
/* cost: fewest steps for so many layers and spare pages, (layers, spares).
   jump: how far ahead the first of the spare pages goes. */
typedef struct {
    int spares, *cost, *jump;
} Plan;

static int at(const Plan *plan, int count, int spare)
{
    return count * (plan->spares + 1) + spare;
}

static void choose(Plan *plan, int count, int spare)
{
    int even = (count + spare) / (spare + 1);
    plan->jump[at(plan, count, spare)] = spare == 1 ? count - 1 : even;
}

/* Takes the gradient through `count` layers from `first` on, whose input is on
   page `page`; all pages behind that one are free. */
static void bring_back(const Plan *plan, int first, int count, int page)
{
    int spare = plan->spares - page;
    while (count > 1) {
        int j = plan->jump[at(plan, count, spare)];
        walk_forward(first, page, page + 1);
        for (int i = 1; i < j; i++)
            walk_forward(first + i, page + 1, page + 1);
        bring_back(plan, first + j, count - j, page + 1);
        count = j;
    }
    walk_back(first, page);
}

void there_and_back(int n, int pages)
{
    Plan plan = { .spares = pages - 1 };
    size_t entries = (size_t)(n + 1) * (size_t)pages;
    plan.cost = calloc(entries, sizeof(int));   // of one layer: 0
    plan.jump = calloc(entries, sizeof(int));
    for (int count = 2; count <= n; count++)
        for (int spare = 1; spare <= plan.spares; spare++)
            choose(&plan, count, spare);
    bring_back(&plan, 0, n, 0);
    free(plan.cost);
    free(plan.jump);
}
