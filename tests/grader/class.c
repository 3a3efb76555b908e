/*
 * class.c: make class. Each entry of a folder is a submission; graders, each a
 * process of its own, work on them side by side. OUT holds
 *
 *     seed                 the seed of all
 *     grades.csv           one row for each submission
 *     reports/NAME/        its reports; and `finished`, written last, which
 *                          says what they were made from
 *
 * What is finished, and was made from the same, is not made again. The lock
 * is held by the graders too: those of a killed run end before the next one.
 */
#include "class_run.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

enum { LOCK_SECONDS = 30 };

static const char usage[] =
    "make class SUBMISSIONS=FOLDER [EX=1] [SEED=N] [OUT=build/class]: a "
    "folder of submissions";

static uint64_t seed_of(const char *text)
{
    char beyond;
    uint64_t seed;
    if (sscanf(text, "%" SCNu64 " %c", &seed, &beyond) != 1)
        die("SEED=%s: a seed is a whole number", text);
    return seed;
}

/* The seed asked for, or that of the run before, or a fresh one. */
static uint64_t choose_seed(const char *asked, const char *out)
{
    char *path = format("%s/seed", out), *before = read_file(path);
    uint64_t seed;
    if (asked)
        seed = seed_of(asked);
    else if (before)
        seed = seed_of(before);
    else if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
        die("grader: no random number for a seed: %s", strerror(errno));
    else
        seed >>= 32;
    write_changed(path, format("%" PRIu64 "\n", seed));
    return seed;
}

static void lock(void)
{
    const char *path = "build/class.lock";
    int file = open(path, O_RDWR | O_CREAT, 0600);
    if (file < 0)
        die("%s: %s", path, strerror(errno));
    for (int waited = 0; flock(file, LOCK_EX | LOCK_NB) != 0; waited++) {
        if (waited == 0)
            fprintf(stderr, "make class: the graders of another run are "
                    "still at work; waiting\n");
        if (waited == LOCK_SECONDS)
            die("make class: another run has not ended in %d seconds; "
                "nothing is changed", LOCK_SECONDS);
        nanosleep(&(struct timespec){ .tv_sec = 1 }, NULL);
    }
}

static void read_options(Class *class, const Exercises *all, int argc,
                         char **argv)
{
    const char *seed = NULL;
    int option;
    optind = 1;
    while ((option = getopt(argc, argv, "s:e:o:j:")) != -1)
        if (option == 's')
            seed = *optarg ? optarg : NULL;
        else if (option == 'e')
            class->exercises = optarg;
        else if (option == 'o')
            class->out = *optarg ? optarg : class->out;
        else if (option == 'j')
            class->jobs = atoi(optarg);
        else
            die("%s", usage);
    if (optind != argc - 1 || !*argv[optind])
        die("%s", usage);
    class->folder = argv[optind];
    if (class->jobs < 1)
        class->jobs = (int)sysconf(_SC_NPROCESSORS_ONLN);
    if (class->jobs > JOBS_MOST)
        class->jobs = JOBS_MOST;
    exercises_chosen(all, class->exercises);
    make_folders("build/");
    lock();
    make_folders(format("%s/reports/", class->out));
    class->seed = choose_seed(seed, class->out);
}

int command_class(const Exercises *all, int argc, char **argv)
{
    Class class = { .exercises = "", .out = "build/class" };
    if (released())
        die("make class: this is a release; marks of record come from the "
            "teacher's tree");
    read_options(&class, all, argc, argv);
    class_list(&class, all);
    class_grade(&class);
    return class_table(&class);
}
