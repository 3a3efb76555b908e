/* box_run.c: the process that becomes a program in a box. */
#define _GNU_SOURCE
#include "grader.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FILE_MEGABYTES = 64, PROCESSES = 32, WORDS_MOST = 256, LINES = 3,
       FILTER = 4, HIGH = 10, FILES_MOST = 1024 };

#define ASAN "exitcode=99:detect_leaks=1:leak_check_at_exit=0:color=never:" \
    "allocator_may_return_null=1:max_allocation_size_mb=1024"
#define UBSAN "exitcode=99:print_stacktrace=1:color=never"

typedef struct {
    char *at[WORDS_MOST];
    int count;
} Words;

static void add(Words *w, const char *word)
{
    if (w->count == WORDS_MOST - 1)
        die("grader: a command of more than %d words", WORDS_MOST);
    w->at[w->count++] = format("%s", word);
}

static void add_all(Words *w, const char *words)
{
    char *rest = NULL, *text = format("%s", words);
    for (char *word = strtok_r(text, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest))
        add(w, word);
}

/* A program's own place: a box does not have the links of /etc. */
static char *program_path(const char *name)
{
    char *rest = NULL, *path = getenv("PATH"), *found = NULL;
    if (strchr(name, '/'))
        return *name == '/' ? realpath(name, NULL) : format("%s", name);
    path = format("%s", path ? path : "/usr/bin:/bin");
    for (char *folder = strtok_r(path, ":", &rest); folder && !found;
         folder = strtok_r(NULL, ":", &rest)) {
        char *file = format("%s/%s", folder, name);
        if (access(file, X_OK) == 0)
            found = realpath(file, NULL);
    }
    return found;
}

static void add_command(Words *w, const Box *box, const char *command)
{
    int first = w->count;
    add_all(w, command);
    if (box->folder) {
        char *program = program_path(w->at[first]);
        if (!program)
            die("%s: there is no such program", w->at[first]);
        w->at[first] = program;
    }
}

static void add_environment(Words *w, const char *option, const char *temporary)
{
    const char *both[][2] = {
        { "PATH", "/usr/bin:/bin" }, { "LC_ALL", "C" }, { "TMPDIR", temporary },
        { "ASAN_OPTIONS", ASAN }, { "UBSAN_OPTIONS", UBSAN },
    };
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        if (option) {
            add(w, option);
            add(w, both[i][0]);
            add(w, both[i][1]);
        } else {
            add(w, format("%s=%s", both[i][0], both[i][1]));
        }
    }
}

/* The system's programs and libraries, to be read. */
static void add_system(Words *w)
{
    static const char *const folders[] = { "/bin", "/sbin", "/lib", "/lib32",
                                           "/lib64", "/libx32" };
    char target[256];
    add_all(w, "--ro-bind /usr /usr --ro-bind-try /etc/ld.so.cache"
            " /etc/ld.so.cache");
    for (size_t f = 0; f < sizeof folders / sizeof *folders; f++) {
        ssize_t length = readlink(folders[f], target, sizeof target - 1);
        target[length > 0 ? length : 0] = '\0';
        if (length > 0)
            add_all(w, format("--symlink %s %s", target, folders[f]));
        else if (access(folders[f], F_OK) == 0)
            add_all(w, format("--ro-bind %s %s", folders[f], folders[f]));
    }
    add_all(w, "--proc /proc --dev-bind /dev/null /dev/null --dev-bind"
            " /dev/zero /dev/zero --dev-bind /dev/urandom /dev/urandom");
}

static Words bubblewrap(const Box *box, const Job *job)
{
    Words w = { .count = 0 };
    add_all(&w, "bwrap --unshare-all --die-with-parent --new-session"
            " --clearenv");
    add_environment(&w, "--setenv", job->writes
                    ? format("/box/%s", job->writes) : "/box");
    add_system(&w);
    add_all(&w, "--ro-bind");
    add(&w, box->folder);
    add(&w, "/box");
    if (job->writes) {
        add(&w, "--bind");
        add(&w, format("%s/%s", box->folder, job->writes));
        add(&w, format("/box/%s", job->writes));
    }
    add_all(&w, format("--remount-ro / --chdir /box --seccomp %d --", FILTER));
    add_command(&w, box, job->command);
    return w;
}

static void limit(int what, long most)
{
    setrlimit(what, &(struct rlimit){ (rlim_t)most, (rlim_t)most });
}

/* The last thing before a program takes over: the sanitizers, which the tests
   put into the grader itself, cannot allocate under such limits. */
static void limit_all(const Job *job)
{
    setrlimit(RLIMIT_CPU, &(struct rlimit){ (rlim_t)job->seconds,
                                            (rlim_t)job->seconds + 1 });
    limit(RLIMIT_FSIZE, (long)FILE_MEGABYTES << 20);
    limit(RLIMIT_CORE, 0);
    if (job->megabytes)
        limit(RLIMIT_AS, job->megabytes << 20);
}

/* Opens a file, out of the way of the descriptors that are asked for. */
static int open_high(const char *path, int how)
{
    int low = open(path, how, 0600), high = fcntl(low, F_DUPFD, HIGH);
    if (low < 0 || high < 0)
        die("%s: %s", path, strerror(errno));
    return high;
}

/* 0 from nowhere, 1 and 2 to the output, 3 to the lines; no others. */
static void open_files(const Job *job)
{
    const int write = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND;
    int in = open_high("/dev/null", O_RDONLY);
    int out = open_high(job->output, write);
    int lines = job->lines ? open_high(job->lines, write) : in;
    dup2(in, 0);
    dup2(out, 1);
    dup2(out, 2);
    dup2(lines, LINES);
    for (int fd = job->lines ? LINES + 1 : LINES; fd < FILES_MOST; fd++)
        close(fd);
}

static void become_user(const Box *box)
{
    uid_t uid = (uid_t)box->uid;
    gid_t gid = (gid_t)uid;
    int dead = box_dead(box);
    if (setgroups(0, NULL) != 0 || setresgid(gid, gid, gid) != 0
        || setresuid(uid, uid, uid) != 0)
        die("grader: cannot become the user %d", box->uid);
    limit(RLIMIT_NPROC, PROCESSES + dead);
}

static void become_boxed(const Box *box, const Job *job)
{
    Words w = { .count = 0 }, environment = { .count = 0 };
    if (box->kind == BUBBLEWRAP)
        w = bubblewrap(box, job);
    else
        add_command(&w, box, job->command);
    add_environment(&environment, NULL, job->writes
                    ? box_path(box, job->writes) : box->folder);
    if (box->uid >= 0)
        become_user(box);
    prctl(PR_SET_PDEATHSIG, SIGKILL);   /* a new user has lost it */
    umask(077);
    if (chdir(box->folder) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        die("%s: %s", box->folder, strerror(errno));
    if (box->kind == BUBBLEWRAP) {
        if (dup2(filter_file(job->traces, job->writes), FILTER) != FILTER)
            die("grader: no filter of system calls");
        limit_all(job);
        execvp("bwrap", w.at);
    } else {
        landlock_apply(box->folder, job->writes);
        if (!filter_apply(job->traces, job->writes))
            die("grader: the kernel takes no filter of system calls");
        limit_all(job);
        execve(w.at[0], w.at, environment.at);
    }
    die("%s: %s", w.at[0], strerror(errno));
}

static void become(const Box *box, const Job *job)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    open_files(job);
    if (box->folder)
        become_boxed(box, job);
    Words w = { .count = 0 };
    add_command(&w, box, job->command);
    setenv("ASAN_OPTIONS", ASAN, 1);
    setenv("UBSAN_OPTIONS", UBSAN, 1);
    limit_all(job);
    execvp(w.at[0], w.at);
    die("%s: %s", w.at[0], strerror(errno));
}

int box_run(const Box *box, const Job *job, long *milliseconds)
{
    struct rusage used;
    struct timespec begin, now, step = { .tv_nsec = 1000000 };
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        become(box, job);
    if (child < 0)
        die("grader: no process: %s", strerror(errno));
    setpgid(child, child);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    while (wait4(child, &status, WNOHANG | WUNTRACED, &used) == 0) {
        nanosleep(&step, NULL);
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (now.tv_sec - begin.tv_sec > job->wall)
            kill(-child, SIGKILL);
    }
    kill(-child, SIGKILL);
    if (WIFSTOPPED(status))
        wait4(child, &status, 0, &used);
    if (milliseconds)
        *milliseconds = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000
            + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
    return status;
}
