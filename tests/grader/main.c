/*
 * main.c: the grader.
 *
 *     grader check [EX]      the board, or one exercise
 *     grader stubs | prove | watch
 *     grader hint EX | reset EX | solution EX [force] | debug EX CASE
 *
 * Status 0: all points, or done; 1: not all points; 2: it could not be done.
 */
#include "grader.h"

#include <string.h>

static int check(Exercises *all, const char *id)
{
    if (id) {
        Verdict *v = judged(exercise_find(all, id), true);
        show_verdict(v);
        return v->points < v->exercise->points;
    }
    show_board(all);
    for (int i = 0; i < all->count; i++)
        if (judged(&all->at[i], false)->points < all->at[i].points)
            return 1;
    return 0;
}

/* The commands that are about one exercise. */
static int one(const char *command, Exercise *e, const char *more)
{
    if (strcmp(command, "hint") == 0)
        return command_hint(e);
    if (strcmp(command, "reset") == 0)
        return command_reset(e);
    if (strcmp(command, "solution") == 0)
        return command_solution(e, more != NULL);
    if (strcmp(command, "debug") == 0)
        return command_debug(e, more);
    die("grader: there is no command '%s'", command);
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "check";
    const char *id = argc > 2 && *argv[2] ? argv[2] : NULL;
    const char *more = argc > 3 && *argv[3] ? argv[3] : NULL;
    Exercises *all = exercises_all();
    if (!all)
        return 2;
    if (strcmp(command, "check") == 0)
        return check(all, id);
    if (strcmp(command, "stubs") == 0)
        return command_stubs(all);
    if (strcmp(command, "prove") == 0)
        return command_prove(all);
    if (strcmp(command, "watch") == 0)
        return command_watch(all);
    if (!id)
        die("make %s EX=1.2: which exercise? `make check` lists them",
            command);
    return one(command, exercise_find(all, id), more);
}
