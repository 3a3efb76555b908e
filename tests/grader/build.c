/*
 * build.c: compiles a file with the driver, runs it under limits, and keeps
 * what came out in build/exercises/ until the content is another. The file
 * that ends in .done is written last and holds the content's digest.
 */
#include "grader.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WALL_SECONDS = 60, MEGABYTES = 512 };

#define FLAGS "-std=gnu11 -Wall -Wextra -Wshadow -g"
#define PLAIN "-O1"
#define SANITIZED "-O0 -fno-omit-frame-pointer -fsanitize=address,undefined" \
    " -fno-sanitize-recover=all"

static const char *compiler(void)
{
    const char *cc = getenv("CC");
    return cc && *cc ? cc : "cc";
}

char *variant_file(const Variant *v, const char *ending)
{
    const Exercise *e = v->exercise;
    const char *cc = compiler();
    for (const char *c = cc; *c; c++)
        if (*c == '/' || *c == ' ')
            cc = c + 1;
    return format(WORK "/%s/%s/%s/%s%s.%s", e->folder, e->slug, cc, v->name,
                  v->sanitized ? "-sanitized" : "", ending);
}

static char *driver_of(const Exercise *e)
{
    return format("tests/%s/%s.c", e->folder, e->slug);
}

/* All that decides what a variant answers. */
static char *content_of(const Variant *v)
{
    const Exercise *e = v->exercise;
    uint64_t d = DIGEST_START;
    d = digest(d, read_file(v->source));
    d = digest(d, read_file(format("exercises/%s/%s.h", e->folder, e->slug)));
    d = digest(d, read_file(driver_of(e)));
    d = digest(d, read_file("tests/driver.c"));
    d = digest(d, read_file("tests/driver.h"));
    d = digest(d, format("%s %s %s %d %ju", v->source, compiler(),
                         FLAGS PLAIN SANITIZED, v->sanitized,
                         (uintmax_t)v->seed));
    return format("%016jx", (uintmax_t)d);
}

static int run_shell(const char *command)
{
    fflush(NULL);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* Compiles one of the files that a learner does not write, unless its object
   is there for the same content. */
static char *object_of(const Variant *v, const char *source, const char *what,
                       const char *flags)
{
    const Exercise *e = v->exercise;
    uint64_t d = DIGEST_START;
    d = digest(d, read_file(source));
    d = digest(d, read_file(format("exercises/%s/%s.h", e->folder, e->slug)));
    d = digest(d, read_file("tests/driver.h"));
    d = digest(d, format("%s %s", compiler(), flags));
    char *object = format(WORK "/objects/%s-%016jx.o", what, (uintmax_t)d);
    if (access(object, R_OK) == 0)
        return object;
    char *part = format("%s.%d.part", object, (int)getpid());
    make_folders(object);
    if (run_shell(format("%s " FLAGS " %s -Itests -Iexercises/%s -c %s -o %s",
                         compiler(), flags, e->folder, source, part)) != 0
        || rename(part, object) != 0)
        die("%s: the driver does not compile", source);
    return object;
}

bool variant_compile(const Variant *v, const char *flags)
{
    const Exercise *e = v->exercise;
    char *driver = object_of(v, "tests/driver.c", "driver", flags);
    char *cases = object_of(v, driver_of(e), e->slug, flags);
    char *program = variant_file(v, "run");
    make_folders(program);
    return run_shell(format("%s " FLAGS " %s -Iexercises/%s %s %s %s -o %s"
                            " -lm 2> %s", compiler(), flags, e->folder,
                            v->source, cases, driver, program,
                            variant_file(v, "messages"))) == 0;
}

/* In the program's process: its files and its limits. */
static void become(const Variant *v)
{
    char *lines = variant_file(v, "lines"), *program = variant_file(v, "run");
    int answers = open(lines, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0666);
    int output = open(variant_file(v, "output"),
                      O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0666);
    int input = open("/dev/null", O_RDONLY);
    struct rlimit seconds = { WALL_SECONDS, WALL_SECONDS };
    if (answers < 0 || output < 0 || input < 0)
        die("%s: cannot be written", lines);
    dup2(input, 0);
    dup2(output, 1);
    dup2(output, 2);
    setrlimit(RLIMIT_CPU, &seconds);
    setenv("ASAN_OPTIONS", "exitcode=99:detect_leaks=0:color=never:"
           "allocator_may_return_null=1", 1);
    setenv("UBSAN_OPTIONS", "exitcode=99:print_stacktrace=1:color=never", 1);
    execl(program, program, format("%ju", (uintmax_t)v->seed), "0",
          format("%d", answers), format("%ld", v->milliseconds),
          format("%d", v->sanitized ? 0 : MEGABYTES), (char *)NULL);
    die("%s: cannot be run", program);
}

/* Runs the program; returns its processor time in milliseconds. */
static long run_program(const Variant *v)
{
    struct rusage used;
    int status, waited = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        become(v);
    }
    setpgid(child, child);
    while (wait4(child, &status, WNOHANG, &used) == 0) {
        nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
        if (++waited == WALL_SECONDS * 500)
            kill(-child, SIGKILL);
    }
    kill(-child, SIGKILL);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000
        + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

static void do_variant(const Variant *v, const char *content)
{
    long milliseconds = 0;
    unlink(variant_file(v, "done"));
    bool compiled = variant_compile(v, v->sanitized ? SANITIZED : PLAIN);
    if (compiled)
        milliseconds = run_program(v);
    unlink(variant_file(v, "run"));
    write_file(variant_file(v, "done"),
               format("%s %d %ld\n", content, compiled, milliseconds));
}

/* What is kept for this content; NULL where nothing is. */
static Run *kept(const Variant *v, const char *content)
{
    char *done = read_file(variant_file(v, "done"));
    int compiled;
    long milliseconds;
    if (!done || !starts(done, content)
        || sscanf(done + strlen(content), "%d %ld", &compiled,
                  &milliseconds) != 2)
        return NULL;
    Run *run = zeroed(1, sizeof *run);
    run->compiled = compiled;
    run->milliseconds = milliseconds;
    run->messages = read_file(variant_file(v, "messages"));
    if (compiled) {
        run->output = read_file(variant_file(v, "output"));
        char *lines = read_file(variant_file(v, "lines"));
        run->answers = answers_parse(lines ? lines : format("%s", ""));
    }
    return run;
}

Run *variant_run(const Variant *v)
{
    char *content = content_of(v);
    Run *run = kept(v, content);
    if (run)
        return run;
    do_variant(v, content);
    run = kept(v, content);
    if (!run)
        die("%s: nothing was kept", variant_file(v, "done"));
    return run;
}

void variants_run(const Variant v[2], Run *run[2])
{
    int status;
    pid_t second = -1;
    fflush(NULL);
    if (!kept(&v[1], content_of(&v[1])))
        second = fork();
    if (second == 0) {
        variant_run(&v[1]);
        fflush(NULL);
        _exit(0);
    }
    run[0] = variant_run(&v[0]);
    if (second > 0)
        waitpid(second, &status, 0);
    run[1] = variant_run(&v[1]);
}
