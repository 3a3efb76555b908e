/* lab_run.c: the calls of lab.h that show progress and run programs. */
#include "lab.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void lab_progress(long done, long total)
{
    static const char bar[] = "########################################";
    static long tenths = -1;
    long now = total > 0 ? done * 10 / total : 10;

    if (isatty(STDERR_FILENO)) {
        int filled = total > 0 ? (int)(done * 40 / total) : 40;
        fprintf(stderr, "\r[%-40.*s] %ld of %ld", filled, bar, done, total);
        if (done >= total)
            fprintf(stderr, "\r\033[K");
    } else if (now != tenths) {
        fprintf(stderr, "%ld of %ld\n", done, total);
    }
    tenths = now;
}

/* A file that holds the text, to be read from its beginning. */
static FILE *text_file(const char *text)
{
    FILE *file = tmpfile();

    if (file) {
        fputs(text, file);
        fflush(file);
        lseek(fileno(file), 0, SEEK_SET);
    }
    return file;
}

void lab_program(const char *command, const char *input)
{
    int status;

    printf("$ %s\n", command);
    fflush(stdout);
    FILE *file = input ? text_file(input) : fopen("/dev/null", "r");
    pid_t child = file ? fork() : -1;
    if (child == 0) {
        dup2(fileno(file), STDIN_FILENO);
        dup2(STDOUT_FILENO, STDERR_FILENO);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0) {
        fprintf(stderr, "lab: cannot run '%s': %s\n", command,
                strerror(errno));
        exit(2);
    }
    fclose(file);
    if (WIFSIGNALED(status))
        printf("(stopped by signal %d)\n", WTERMSIG(status));
    else if (WEXITSTATUS(status))
        printf("(exit status %d)\n", WEXITSTATUS(status));
}
