/* lab_record.c: records what a lab prints, and writes its record. */
#include "lab_parts.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- standard output --------------------------------------------------- */

/* Copies a pipe to the terminal and to the record, until it ends. */
static void tee(int from, int to, int copy)
{
    char buffer[4096];
    ssize_t got;

    while ((got = read(from, buffer, sizeof buffer)) > 0) {
        for (ssize_t at = 0, put; at < got; at += put)
            if ((put = write(to, buffer + at, got - at)) < 0)
                break;          /* nobody watches: still record it */
        if (write(copy, buffer, got) != got)
            _exit(1);
    }
    _exit(0);
}

void lab_record_output(Lab *lab)
{
    int ends[2];

    fflush(stdout);
    lab->output = lab_must(tmpfile());
    lab->terminal = dup(STDOUT_FILENO);
    if (lab->terminal < 0 || pipe(ends) < 0 || (lab->tee = fork()) < 0)
        lab_refuse("cannot record the output: %s", strerror(errno));
    if (lab->tee == 0) {
        signal(SIGPIPE, SIG_IGN);
        close(ends[1]);
        tee(ends[0], lab->terminal, fileno(lab->output));
    }
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
}

void lab_stop_recording(Lab *lab)
{
    int status;

    fflush(stdout);
    dup2(lab->terminal, STDOUT_FILENO);
    close(lab->terminal);
    if (waitpid(lab->tee, &status, 0) < 0 || status != 0)
        lab_refuse("the output could not be recorded: is the disk full?");
}

/* ---- the record -------------------------------------------------------- */

static void write_machine(FILE *file)
{
    struct utsname system;
    char line[256];
    FILE *cpus = fopen("/proc/cpuinfo", "r");

    while (cpus && fgets(line, sizeof line, cpus)) {
        if (!strncmp(line, "model name", 10) && strchr(line, ':')) {
            fprintf(file, "machine%s", strchr(line, ':') + 1);
            fclose(cpus);
            return;
        }
    }
    if (cpus)
        fclose(cpus);
    uname(&system);
    fprintf(file, "machine %s %s\n", system.sysname, system.machine);
}

static void write_head(const Lab *lab, FILE *file)
{
    fprintf(file, "lab %s\ndigest %s\n", lab->name, lab->digest);
    write_machine(file);
#if defined __clang__
    fprintf(file, "compiler clang %d.%d.%d\n", __clang_major__,
            __clang_minor__, __clang_patchlevel__);
#else
    fprintf(file, "compiler gcc %s\n", __VERSION__);
#endif
    fprintf(file, "seed %llu\ntiming %s\n\n", (unsigned long long)lab->seed,
            lab->timing ? "yes" : "no");
}

static void write_record(Lab *lab, FILE *file)
{
    char buffer[4096];
    size_t got;

    write_head(lab, file);
    if (lab->values->size)
        fprintf(file, "[values]\n%s", lab->values->text);
    if (lab->claims->size)
        fprintf(file, "[claims]\n%s", lab->claims->text);
    for (Section *table = lab->tables; table; table = table->next) {
        fflush(table->file);
        fprintf(file, "[table %s]\n%s", table->name, table->text);
    }
    rewind(lab->output);
    got = fread(buffer, 1, sizeof buffer, lab->output);
    if (got)
        fputs("[output]\n", file);
    for (; got; got = fread(buffer, 1, sizeof buffer, lab->output))
        fwrite(buffer, 1, got, file);
}

void lab_save_record(Lab *lab)
{
    char *part = lab_must(malloc(strlen(lab->record) + 6));
    sigset_t interrupts;

    sprintf(part, "%s.part", lab->record);
    sigfillset(&interrupts);
    sigprocmask(SIG_BLOCK, &interrupts, NULL);
    FILE *file = fopen(part, "w");
    if (!file)
        lab_refuse("%s: %s", part, strerror(errno));
    write_record(lab, file);
    bool failed = ferror(file) != 0;
    if ((fclose(file) != 0) | failed || rename(part, lab->record)) {
        unlink(part);
        lab_refuse("%s: %s; the old record stays", lab->record,
                   strerror(errno));
    }
    sigprocmask(SIG_UNBLOCK, &interrupts, NULL);
    free(part);
}
