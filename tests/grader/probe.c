/* probe.c: tries a box before anything of a learner's is put into it. */
#include "grader.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SECONDS = 5, WALL = 60, MEGABYTES = 2048 };

/* A port of this machine at which somebody listens: we. */
static int listen_here(int *port)
{
    struct sockaddr_in here = { .sin_family = AF_INET,
                                .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof here;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    *port = 0;
    if (s >= 0 && bind(s, (struct sockaddr *)&here, size) == 0
        && listen(s, 1) == 0
        && getsockname(s, (struct sockaddr *)&here, &size) == 0)
        *port = ntohs(here.sin_port);
    return s;
}

static char *tries(int port)
{
    char *tree = realpath(".", NULL);
    char *all = format("%s", "");
    const Exercises *e = exercises_all();
    for (int i = 0; e && i < e->count; i++)
        all = format("%sread %s/solutions/%s/%s.c\n", all, tree,
                     e->at[i].folder, e->at[i].slug);
    all = format("%sread %s/" WORK "\nread %s/tests\nread %s/exercises\n",
                 all, tree, tree, tree);
    all = format("%sread %s\nwrite %s\nwrite %s/build\nwrite /usr/lib\n", all,
                 tree, tree, tree);
    return format("%sread /etc/shadow\nread /root\nconnect %d\nprocess %d\n"
                  "process %d\nroot\noutlive\n", all, port, (int)getpid(),
                  (int)getppid());
}

/* Says what one of its lines means. */
static char *meaning(char *line)
{
    char *with = strchr(line, ' ');
    line[strcspn(line, "\n")] = '\0';
    if (!with || strcmp(line, "nothing") == 0)
        return NULL;
    *with++ = '\0';
    if (strcmp(line, "read") == 0)
        return format("lets a program read %s (chmod 700 %s helps)", with,
                      realpath(".", NULL));
    if (strcmp(line, "write") == 0)
        return format("lets a program write in %s", with);
    if (strcmp(line, "connect") == 0)
        return format("lets a program connect to this machine's network");
    if (strcmp(line, "process") == 0)
        return format("lets a program reach the grader's process");
    return format("lets a program gain rights");
}

/* Compiles the probe, as a learner's file is, and runs it. */
static char *run_probe(const Box *box, const char *output, int *outlived)
{
    Job compile = { .seconds = SECONDS, .wall = WALL, .writes = "plain",
                    .megabytes = MEGABYTES, .output = format("%s", output) };
    Job run = compile;
    compile.command = format("%s -std=gnu11 -O1 probe.c -o plain/probe",
                             compiler());
    run.command = format("./plain/probe");
    run.writes = NULL;
    run.lines = format("/dev/fd/%d", *outlived);
    if (box_run(box, &compile, NULL) != 0)
        return format("does not let the compiler run: %s",
                      read_most(output, 300));
    box_run(box, &run, NULL);
    char *said = read_most(output, 4300);
    if (!said || !*said)
        return format("does not run a program");
    return meaning(said);
}

/* Whether nobody holds the other end of a pipe any more. */
static bool let_go(int reader)
{
    struct pollfd end = { .fd = reader, .events = POLLIN };
    return poll(&end, 1, 1000) == 1 && (end.revents & POLLHUP);
}

char *box_fault(BoxKind kind, int slot, const char *folder)
{
    int port, ends[2];
    char *output = format(WORK "/slot-%d/probe", slot);
    make_folders(output);
    int server = listen_here(&port);
    if (server < 0 || port == 0 || pipe(ends) != 0)
        return format("cannot be tried: %s", strerror(errno));
    Box *box = box_open(kind, slot, folder);
    box_copy(box, "tests/grader/box/probe.c", "probe.c");
    write_file(box_path(box, "probe.txt"), tries(port));
    char *fault = run_probe(box, output, &ends[1]);
    close(ends[1]);
    if (!box_stop(box) || !let_go(ends[0]))
        fault = fault ? fault : format("lets a program outlive it");
    close(ends[0]);
    close(server);
    remove_folder(box->folder);
    return fault;
}
