/* driver_wait.c: the driver waits for the process of a case. */
#include "driver_parts.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_BYTES = 1 << 22, AFTER_A_HANG = 10, LEAST = 25, TICK = 10,
       WALL = 10, DISK = 4 };

long driver_milliseconds = 500, driver_megabytes;

typedef struct {
    pid_t child;
    int pipe;
    char *text;                 /* what came through the pipe */
    size_t size;
    struct timespec begin, last;
    double cpu, waited, idle;   /* milliseconds: at work, in wait for a
                                   processor, and neither */
    double queued;              /* of `idle`, what may yet be such a wait */
    bool ended;                 /* it has sent its last line */
} Wait;

static double milliseconds(struct timespec time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec * 1e-6;
}

static double since(struct timespec begin)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return milliseconds(now) - milliseconds(begin);
}

/* Takes what is there; what is beyond the limit is dropped. */
static void drain(Wait *w)
{
    char buffer[1 << 16];
    ssize_t got;
    while (w->pipe >= 0 && (got = read(w->pipe, buffer, sizeof buffer)) >= 0) {
        if (got == 0) {
            close(w->pipe);
            w->pipe = -1;
        } else if (w->size + (size_t)got <= ANSWER_BYTES) {
            memcpy(w->text + w->size, buffer, (size_t)got);
            w->size += (size_t)got;
        } else {
            kill(-w->child, SIGKILL);
            return;
        }
    }
    w->ended = w->size >= 4 && memcmp(w->text + w->size - 4, "end\n", 4) == 0;
}

static double cpu_of(pid_t child)
{
    clockid_t clock;
    struct timespec used;
    if (clock_getcpuclockid(child, &clock) != 0
        || clock_gettime(clock, &used) != 0)
        return 0;
    return milliseconds(used);
}

/* The beginning of one of its files in procfs; false where there is none. */
static bool read_of(pid_t child, const char *name, char text[512])
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)child, name);
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    text[fread(text, 1, 511, file)] = '\0';
    fclose(file);
    return true;
}

/* Its state, R, S, D, T or Z, and its resident megabytes; 0 where there is no
   procfs. Its name, which it chooses, ends with the last bracket. */
static char state_of(pid_t child, long *resident)
{
    char text[512], state = 0;
    const char *named = read_of(child, "stat", text) ? strrchr(text, ')')
                                                     : NULL;
    if (!named
        || sscanf(named + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u"
                         " %*u %*u %*u %*d %*d %*d %*d %*d %*d %*u %*u %ld",
                         &state, resident) != 2)
        return 0;
    *resident /= (1 << 20) / sysconf(_SC_PAGESIZE);
    return state;
}

/* How long it has waited for a processor; -1 where the kernel does not say. */
static double waited_of(pid_t child)
{
    char text[512];
    double waited;
    if (!read_of(child, "schedstat", text)
        || sscanf(text, "%*f %lf", &waited) != 1)
        return -1;
    return waited * 1e-6;
}

/* Adds what it neither worked nor waited for a processor in a step. That wait
   is told at its end, so one in state R may have waited since it last got on:
   that is `queued`. A step is cut where this process itself came late: the
   case may have waited for it, to take what it wrote. */
static void account(Wait *w, char state, double step)
{
    double cpu = cpu_of(w->child), waited = waited_of(w->child);
    double worked = cpu > w->cpu ? cpu - w->cpu : 0;
    double delayed = waited > w->waited ? waited - w->waited : 0;
    double idle = step - worked - delayed;
    if (waited < 0)
        idle = state == 'R' || worked > 0 ? 0 : step;
    if (state != 'R' && idle > 2 * TICK)
        idle = 2 * TICK;
    if (state == 'D' && idle > 0)
        idle /= DISK;
    w->idle = w->idle + idle > 0 ? w->idle + idle : 0;
    w->queued = state != 'R' ? 0
        : worked > 0 || delayed > 0 ? step : w->queued + step;
    w->cpu += worked;
    w->waited += delayed;
}

/* A process that waits for a processor is not to blame; one that sleeps is,
   and one that waits for a disk after a while. NULL while it may go on. */
static const char *too_much(Wait *w)
{
    long resident = 0;
    char state = state_of(w->child, &resident);
    double most = (double)driver_milliseconds * (w->ended ? WALL : 1);
    account(w, state, since(w->last));
    clock_gettime(CLOCK_MONOTONIC, &w->last);
    if (driver_megabytes && resident > driver_megabytes)
        return "memory";
    if (w->cpu > most || (state && w->idle - w->queued > most)
        || (!state && since(w->begin) > most * WALL + 1000))
        return "time";
    return NULL;
}

/* Ends with the case, and with what the case started itself. */
static const char *wait_for(Wait *w, int *status, struct rusage *used)
{
    const char *why = NULL;
    struct timespec tick = { 0, TICK * 1000000 };
    sigset_t ending;
    fd_set there;
    FD_ZERO(&there);
    sigprocmask(SIG_SETMASK, NULL, &ending);
    sigdelset(&ending, SIGCHLD);
    clock_gettime(CLOCK_MONOTONIC, &w->begin);
    w->last = w->begin;
    while (wait4(w->child, status, WNOHANG, used) == 0) {
        if (w->pipe >= 0)
            FD_SET(w->pipe, &there);
        pselect(w->pipe + 1, &there, NULL, NULL, &tick, &ending);
        drain(w);
        if (since(w->last) >= TICK && (why = too_much(w)) != NULL) {
            kill(-w->child, SIGKILL);
            wait4(w->child, status, 0, used);
            break;
        }
    }
    kill(-w->child, SIGKILL);
    drain(w);
    return why;
}

/* Passes on the lines that a case may send. */
static void pass_on(char *text, size_t size)
{
    bool ended = false;
    text[size] = '\0';
    for (char *line = text, *end; line < text + size; line = end + 1) {
        end = memchr(line, '\n', (size_t)(text + size - line));
        if (!end)
            end = text + size;
        size_t length = (size_t)(end - line), plain = 0;
        while (plain < length && (unsigned char)line[plain] >= ' ')
            plain++;
        bool value = strncmp(line, "in ", 3) == 0
            || strncmp(line, "out ", 4) == 0;
        bool last = strncmp(line, "end\n", 4) == 0;
        if (end == text + size || plain < length || ended || !(value || last))
            fprintf(driver_lines, "malformed\n");
        else
            fprintf(driver_lines, "%.*s\n", (int)length, line);
        ended = ended || last;
    }
}

void driver_wait(pid_t child, int answers)
{
    static char text[ANSWER_BYTES + 1];
    Wait w = { .child = child, .pipe = answers, .text = text };
    struct rusage used = { 0 };
    int status = 0;
    setpgid(child, child);
    fcntl(answers, F_SETFL, O_NONBLOCK);
    const char *why = wait_for(&w, &status, &used);
    pass_on(text, w.size);
    if (w.pipe >= 0)
        close(w.pipe);
    if (!why && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        why = "time";
    if (why)
        fprintf(driver_lines, "status %s", why);
    else if (WIFSIGNALED(status))
        fprintf(driver_lines, "status signal %d", WTERMSIG(status));
    else if (WEXITSTATUS(status))
        fprintf(driver_lines, "status exit %d", WEXITSTATUS(status));
    else
        fprintf(driver_lines, "status ok");
    long seconds = used.ru_utime.tv_sec + used.ru_stime.tv_sec;
    long micro = used.ru_utime.tv_usec + used.ru_stime.tv_usec;
    fprintf(driver_lines, " %ld\n", seconds * 1000 + micro / 1000);
    fflush(driver_lines);
    if (why && *why == 't')
        driver_milliseconds = driver_milliseconds > LEAST * AFTER_A_HANG
            ? driver_milliseconds / AFTER_A_HANG : LEAST;
}
