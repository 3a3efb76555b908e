/*
 * probe.c: tries, in a box, what no learner's program may be able to do. It
 * reads what to try from the file probe.txt, one try in a line, and prints the
 * first that succeeds; after the last one it prints "nothing".
 *
 *     read PATH       open the file, or list the folder
 *     write FOLDER    make a file in it
 *     connect PORT    reach a server on this machine
 *     process PID     signal that process, or read its memory or surroundings
 *     root            gain a capability, or a namespace to have one in
 *     outlive         leave a process behind, which holds descriptor 3
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

static bool reads(const char *path)
{
    char byte;
    DIR *folder = opendir(path);
    int file = open(path, O_RDONLY);
    return folder || (file >= 0 && read(file, &byte, 1) >= 0);
}

static bool writes(const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/grader-probe", folder);
    int file = open(path, O_WRONLY | O_CREAT, 0600);
    if (file >= 0)
        unlink(path);
    return file >= 0;
}

static bool connects(int port)
{
    struct sockaddr_in to = { .sin_family = AF_INET,
                              .sin_port = htons((unsigned short)port),
                              .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int s = socket(AF_INET, SOCK_STREAM, 0);
    return s >= 0 && connect(s, (struct sockaddr *)&to, sizeof to) == 0;
}

/* In a box with processes of its own the number may be another's there: only
   one that is not ours counts. */
static bool reaches(int pid)
{
    static const char *const files[] = { "mem", "environ", "maps", "fd" };
    char path[64];
    if (pid <= 0 || pid == getpid() || pid == getppid())
        return false;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        snprintf(path, sizeof path, "/proc/%d/%s", pid, files[f]);
        if (reads(path))
            return true;
    }
    return kill(pid, 0) == 0
        || ptrace(PTRACE_SEIZE, pid, NULL, NULL) == 0;
}

static bool gains(void)
{
    char line[256];
    unsigned long long effective = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status))
        sscanf(line, "CapEff: %llx", &effective);
    return effective || geteuid() == 0 || setuid(0) == 0
        || unshare(CLONE_NEWUSER) == 0
        || mount("none", "/proc", "tmpfs", 0, NULL) == 0;
}

static bool outlives(void)
{
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            signal(SIGHUP, SIG_IGN);
            sleep(60);
        }
        _exit(0);
    }
    return false;
}

static bool succeeds(const char *what, const char *with)
{
    if (strcmp(what, "read") == 0)
        return reads(with);
    if (strcmp(what, "write") == 0)
        return writes(with);
    if (strcmp(what, "connect") == 0)
        return connects(atoi(with));
    if (strcmp(what, "process") == 0)
        return reaches(atoi(with));
    if (strcmp(what, "outlive") == 0)
        return outlives();
    return gains();
}

int main(void)
{
    char line[4200];
    FILE *tries = fopen("probe.txt", "r");
    if (!tries)
        return 1;
    while (fgets(line, sizeof line, tries)) {
        line[strcspn(line, "\n")] = '\0';
        char *with = strchr(line, ' ');
        if (with)
            *with++ = '\0';
        if (succeeds(line, with ? with : "")) {
            printf("%s %s\n", line, with ? with : "");
            return 0;
        }
    }
    printf("nothing\n");
    return 0;
}
