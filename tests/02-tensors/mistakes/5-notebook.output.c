/* You compute every layer before you take the gradient through it, the last of
   each stretch too. Its output is asked for by nobody: walk_back wants a
   layer's input. One step less each time. */
/* cost: fewest steps for so many layers and spare pages, (layers, spares).
   jump: how far ahead the first of the spare pages goes. */
typedef struct {
    int spares, *cost, *jump;
} Plan;

static int at(const Plan *plan, int count, int spare)
{
    return count * (plan->spares + 1) + spare;
}

/* The page goes ahead by j, the layers behind it come back with one spare
   page less, and those before it with all. With one, only the last layer may
   lie behind the page. */
static void choose(Plan *plan, int count, int spare)
{
    int best = spare == 1 ? count - 1 : 1, least = -1;
    for (int j = best; j < count; j++) {
        int cost = j + plan->cost[at(plan, j, spare)]
            + plan->cost[at(plan, count - j, spare - 1)];
        if (least < 0 || cost < least) {
            least = cost;
            best = j;
        }
    }
    plan->cost[at(plan, count, spare)] = least;
    plan->jump[at(plan, count, spare)] = best;
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
    if (spare > 0)
        walk_forward(first, page, page + 1);
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
