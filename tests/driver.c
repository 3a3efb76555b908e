/*
 * driver.c: runs the cases of a driver, each in a process of its own, and
 * writes inputs and answers as lines of text:
 *
 *     leaks yes
 *     case 7 edges an empty input
 *     output 120
 *     in x ints 3 -1 0
 *     out sum float 1e-06 1e-06 0.5
 *     end
 *     status ok 3
 *
 * The process of a case sends its lines in, out and end through a pipe; all
 * else is written by the driver's own process: how many bytes had been printed
 * before the case, how it ended (ok, `exit N`, `signal N`, `time` or `memory`)
 * and its milliseconds of processor time, `malformed` for any other line that
 * came through the pipe, and whether leaks can be looked for. Run as
 *
 *     PROGRAM CASES LEARNER SEED FD MILLISECONDS MEGABYTES PROCESSES
 *
 * it loads the two shared objects: the driver's cases at once, the learner's
 * in the process of each case, after its limits are set; so nothing of the
 * learner's ever runs in the process that tells how a case ended. FD takes the
 * lines; the others are limits of each case, and PROCESSES may be -1: none.
 * A program linked with a driver and what it calls runs as
 *
 *     PROGRAM [SEED [CASE]]
 *
 * and with a CASE only that one, in this very process and without limits, as
 * a debugger wants it.
 */
#include "driver_parts.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OUTPUT_BYTES = 1 << 20, LEAK_STATUS = 98 };

#pragma weak driver
/* Of the sanitized build alone. */
__attribute__((weak)) int __lsan_do_recoverable_leak_check(void);

FILE *driver_lines;
static const char *learner;     /* the shared object; NULL when linked */
static bool leaks;
static uint64_t seed = 1;
static long case_number, only_case, processes = -1;

/* ---- the process of a case ----------------------------------------------- */

static void limit(int what, rlim_t most)
{
    setrlimit(what, &(struct rlimit){ most, most });
}

/* One size for all that was printed, so that a case has its own share. */
static void limit_case(void)
{
    struct stat output = { 0 };
    fstat(1, &output);
    setpgid(0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, (rlim_t)output.st_size + OUTPUT_BYTES);
    limit(RLIMIT_CPU, (rlim_t)driver_milliseconds / 1000 + 2);
    if (processes >= 0)
        limit(RLIMIT_NPROC, (rlim_t)processes);
    if (driver_megabytes && !__lsan_do_recoverable_leak_check)
        limit(RLIMIT_AS, (rlim_t)driver_megabytes << 20);
    prctl(PR_SET_DUMPABLE, 1);          /* the leak check traces itself */
}

static void become_case(int answers)
{
    sigset_t all;
    limit_case();
    fclose(driver_lines);
    driver_lines = fdopen(answers, "w");
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    signal(SIGCHLD, SIG_DFL);
    if (driver_lines && (!learner || dlopen(learner, RTLD_NOW | RTLD_GLOBAL)))
        return;
    fprintf(stderr, "%s\n", learner ? dlerror() : "driver: its pipe");
    _exit(127);
}

/* Looks for leaks; before it, wipes the stack below, where pointers of calls
   that have ended would make what they lost look reachable. */
__attribute__((noinline, no_sanitize("address")))
static bool leaked(void)
{
    volatile char below[1 << 14];
    for (size_t i = 0; i < sizeof below; i++)
        below[i] = 0;
    return __lsan_do_recoverable_leak_check();
}

void case_end(void)
{
    fprintf(driver_lines, "end\n");
    fflush(driver_lines);
    fflush(stdout);
    if (leaks && leaked())
        _exit(LEAK_STATUS);
    _exit(0);
}

bool case_begin(const char *part, const char *name, ...)
{
    va_list values;
    int answers[2];
    struct stat output = { 0 };
    case_number++;
    if (only_case && case_number != only_case)
        return false;
    fprintf(driver_lines, "case %ld %s ", case_number, part);
    va_start(values, name);
    vfprintf(driver_lines, name, values);
    va_end(values);
    fstat(1, &output);
    fprintf(driver_lines, "\noutput %jd\n", (intmax_t)output.st_size);
    fflush(driver_lines);
    driver_chance(seed, case_number);
    if (only_case)
        return true;
    pid_t child = pipe(answers) == 0 ? fork() : -1;
    if (child < 0) {
        perror("driver: a process for a case");
        exit(2);
    }
    if (child == 0) {
        close(answers[0]);
        become_case(answers[1]);
        return true;
    }
    close(answers[1]);
    driver_wait(child, answers[0]);
    return false;
}

/* ---- the driver's own process -------------------------------------------- */

__attribute__((noinline))
static void leak(void)
{
    void *volatile lost[3];
    for (int i = 0; i < 3; i++)
        lost[i] = malloc(64);
    (void)lost[0];
}

/* Whether a leak is found here: it needs procfs, and leave to trace. */
static bool finds_leaks(void)
{
    int status = 1, nowhere = open("/dev/null", O_WRONLY);
    if (!__lsan_do_recoverable_leak_check)
        return false;
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_DUMPABLE, 1);
        dup2(nowhere, 2);
        alarm(10);
        leak();
        _exit(!leaked());
    }
    waitpid(child, &status, 0);
    return status == 0;
}

static void interrupted(int number)
{
    (void)number;
}

static void run_linked(int argc, char **argv)
{
    driver_lines = stdout;
    if (argc > 1)
        seed = strtoull(argv[1], NULL, 10);
    if (argc > 2)
        only_case = atol(argv[2]);
    driver();
}

static int run_loaded(char **argv)
{
    void *cases = dlopen(argv[1], RTLD_LAZY | RTLD_GLOBAL);
    void (*run)(void) = NULL;
    if (cases)
        *(void **)&run = dlsym(cases, "driver");
    learner = argv[2];
    seed = strtoull(argv[3], NULL, 10);
    driver_lines = fdopen(atoi(argv[4]), "a");
    driver_milliseconds = atol(argv[5]);
    driver_megabytes = atol(argv[6]);
    processes = atol(argv[7]);
    if (!run || !driver_lines) {
        fprintf(stderr, "driver: %s\n", run ? "its lines" : dlerror());
        return 2;
    }
    prctl(PR_SET_DUMPABLE, 0);          /* not to be read by a case */
    leaks = finds_leaks();
    fprintf(driver_lines, "leaks %s\n", leaks ? "yes" : "no");
    run();
    return 0;
}

int main(int argc, char **argv)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ending, NULL);
    sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = interrupted }, NULL);
    if (argc == 8)
        return run_loaded(argv);
    run_linked(argc, argv);
    return 0;
}
