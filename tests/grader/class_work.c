/* class_work.c: graders side by side. */
#include "class_run.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_MOST = 600, SECONDS_TO_END = 10 };

double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* The number of a slot, for sandboxes; `make grade` has 0. */
static char *number_of(int slot)
{
    const char *first = getenv("GRADER_SLOT");
    return format("%d", (first ? atoi(first) : 1) + slot);
}

/* In the process of a grader. It ends when its parent does. */
static void become_grader(const Class *class, const Submission *s, int slot,
                          pid_t parent)
{
    sigset_t none;
    char *log = format("%s/log", s->reports);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    int said = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (said < 0 || getppid() != parent)
        _exit(2);
    dup2(said, 1);
    dup2(said, 2);
    setenv("GRADER_SLOT", number_of(slot), 1);
    execl("/proc/self/exe", "grader", "grade", "-q",
          "-f", format("%s/%s", class->folder, s->name), "-o", s->reports,
          "-n", s->name, "-s", format("%" PRIu64, class->seed),
          "-e", class->exercises, (char *)NULL);
    die("the grader cannot be started: %s", strerror(errno));
}

static void start(Class *class, Submission *s, int slot)
{
    pid_t parent = getpid();
    make_folders(format("%s/", s->reports));
    unlink(format("%s/finished", s->reports));
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        become_grader(class, s, slot, parent);
    if (child < 0)
        die("make class: %s; the same command goes on from here",
            strerror(errno));
    class->slot[slot] = (Slot){ .process = child, .on = s, .since = now() };
}

static void end(Class *class, Slot *slot, int status)
{
    Submission *s = slot->on;
    char *log = format("%s/log", s->reports), *said = read_file(log);
    slot->process = 0;
    s->finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (said && !*said)
        unlink(log);
    if (s->finished) {
        write_file(format("%s/finished", s->reports), s->key);
        class->finished++;
    } else if (!class->stopped) {
        class->without++;
    }
    class_progress(class, s);
}

/* Asks a grader to end, which takes its sandbox away; and ends it where it
   does not. */
static void end_early(const Class *class, Slot *slot)
{
    bool late = now() - slot->since > SECONDS_MOST;
    if (!slot->asked && (class->stopped || late)) {
        kill(slot->process, SIGTERM);
        slot->asked = now();
    } else if (slot->asked && now() - slot->asked > SECONDS_TO_END) {
        kill(slot->process, SIGKILL);
    }
}

static int at_work(Class *class)
{
    int count = 0, status;
    for (int j = 0; j < class->jobs; j++) {
        Slot *slot = &class->slot[j];
        if (!slot->process)
            continue;
        if (waitpid(slot->process, &status, WNOHANG) == slot->process)
            end(class, slot, status);
        else
            end_early(class, slot);
        count += slot->process != 0;
    }
    return count;
}

static void fill(Class *class, int *next)
{
    for (int j = 0; j < class->jobs; j++) {
        if (class->slot[j].process)
            continue;
        while (*next < class->count
               && (class->at[*next].finished || !class->at[*next].folder))
            ++*next;
        if (*next == class->count)
            return;
        start(class, &class->at[(*next)++], j);
    }
}

void class_grade(Class *class)
{
    static const int signals[] = { SIGCHLD, SIGINT, SIGTERM, SIGHUP };
    struct timespec most = { .tv_nsec = 500000000 };
    sigset_t set;
    int next = 0;
    sigemptyset(&set);
    for (size_t s = 0; s < sizeof signals / sizeof *signals; s++)
        sigaddset(&set, signals[s]);
    sigprocmask(SIG_BLOCK, &set, NULL);
    class->began = now();
    for (;;) {
        if (!class->stopped)
            fill(class, &next);
        if (!at_work(class) && (class->stopped || next == class->count))
            break;
        int signal = sigtimedwait(&set, NULL, &most);
        if (signal > 0 && signal != SIGCHLD)
            class->stopped = true;
    }
    class->ended = now();
}
