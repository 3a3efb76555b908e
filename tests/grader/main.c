/*
 * main.c: the grader.
 *
 *     grader check [EX]      the board, or one exercise
 *     grader stubs | watch | prove [EX | solutions]
 *     grader grade [-e EX] [-s SEED] [-f FOLDER] [-o FOLDER] [-n NAME] [-q]
 *     grader record FOLDER | manifest FOLDER | secrets | update FROM TO
 *     grader class [-s SEED] [-e EX] [-o OUT] [-j JOBS] FOLDER
 *     grader hint EX | reset EX | solution EX [force] | debug EX CASE
 *
 * Status 0: all points, or done; 1: not all points; 2: it could not be done.
 * A grade of files below FOLDER (exercises/) is done whatever its points; its
 * reports go to the folder of -o (build/grade/), under the NAME. GRADER_SLOT
 * numbers graders that run at the same time; GRADER_BOX, bubblewrap or uid,
 * asks for that sandbox; GRADER_LANDLOCK=off is for tests of the grader.
 */
#include "class.h"
#include "grader.h"
#include "recorded.h"
#include "release.h"

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

/* What releases are made with; -1 for another command. */
static int release(const char *command, Exercises *all, const char *from,
                   const char *to)
{
    if (strcmp(command, "secrets") == 0)
        return command_secrets(all);
    if (from && strcmp(command, "record") == 0)
        return command_record(all, from);
    if (from && strcmp(command, "manifest") == 0)
        return command_manifest(from);
    if (from && to && strcmp(command, "update") == 0)
        return command_update(from, to);
    return -1;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "check";
    const char *id = argc > 2 && *argv[2] ? argv[2] : NULL;
    const char *more = argc > 3 && *argv[3] ? argv[3] : NULL;
    Exercises *all = exercises_all();
    if (!all)
        return 2;
    if (strcmp(command, "grade") == 0)
        return command_grade(all, argc - 1, argv + 1);
    if (strcmp(command, "check") == 0)
        return check(all, id);
    if (strcmp(command, "stubs") == 0)
        return command_stubs(all);
    if (strcmp(command, "prove") == 0)
        return command_prove(all, id);
    if (strcmp(command, "watch") == 0)
        return command_watch(all);
    if (strcmp(command, "class") == 0)
        return command_class(all, argc - 1, argv + 1);
    int status = release(command, all, id, more);
    if (status >= 0)
        return status;
    if (!id)
        die("make %s EX=1.2: which exercise? `make check` lists them",
            command);
    return one(command, exercise_find(all, id), more);
}
