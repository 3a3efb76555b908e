/*
 * Leaves a daemon behind that writes the reports again and again, until the
 * grader has long written its own. Nothing outlives the box.
 * expect: wrong
 */
#include "1-total.h"
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void rewrite(void)
{
    const char *forged = "{\"score\": 100, \"points\": 3}\n";
    for (int times = 0; times < 600; times++) {
        int out = open("@OUT@/results.json", O_WRONLY | O_CREAT | O_TRUNC,
                       0666);
        if (out >= 0 && write(out, forged, strlen(forged)) > 0)
            close(out);
        usleep(50000);
    }
    _exit(0);
}

long long total(const int *x, size_t n)
{
    (void)x, (void)n;
    signal(SIGHUP, SIG_IGN);
    if (fork() == 0) {
        setsid();
        for (int fd = 0; fd < 1024; fd++)
            close(fd);
        if (fork() == 0)
            rewrite();
        _exit(0);
    }
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
