/*
 * slot.c: a slot belongs to one grader at a time. Its file is locked while a
 * grader works, and is not empty while programs may be left in the slot: who
 * finds it so was preceded by one that was killed.
 */
#define _GNU_SOURCE
#include "grader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static int locked = -1;

/* User ids are the whole machine's; without them a slot is but a folder of
   the tree. */
static char *file_of(int slot)
{
    return format(geteuid() == 0 ? "/run/grader-slot-%d.lock"
                                 : WORK "/slot-%d.lock", slot);
}

void slot_take(int slot)
{
    char *path = file_of(slot), before;
    make_folders(path);
    locked = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (locked < 0)
        die("No grade: %s: %s", path, strerror(errno));
    if (flock(locked, LOCK_EX | LOCK_NB) != 0) {
        fprintf(stderr, "waiting for another grade to end (GRADER_SLOT=%d is "
                "taken)\n", slot);
        if (flock(locked, LOCK_EX) != 0)
            die("No grade: %s: %s", path, strerror(errno));
    }
    if (pread(locked, &before, 1, 0) == 1)
        slot_clear(slot);
    if (pwrite(locked, "\n", 1, 0) != 1)
        die("No grade: %s: %s", path, strerror(errno));
}

bool slot_clear(int slot)
{
    Box box = { .uid = geteuid() == 0 ? box_uid(slot) : -1 };
    return box_stop(&box);
}

void slot_give(void)
{
    if (ftruncate(locked, 0) == 0)
        close(locked);
}
