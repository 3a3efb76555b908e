/* box.c: boxes, and programs that run in them. */
#define _GNU_SOURCE
#include "grader.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_UID = 60000, KILLER_UID = 61000, TRIES = 400 };

const char *box_name(BoxKind kind)
{
    return kind == BUBBLEWRAP ? "bubblewrap" : kind == UID ? "uid" : "none";
}

int box_uid(int slot)
{
    return FIRST_UID + slot;
}

char *box_path(const Box *box, const char *path)
{
    return box->folder ? format("%s/%s", box->folder, path)
                       : format("%s", path);
}

void box_copy(const Box *box, const char *from, const char *to)
{
    char buffer[1 << 16], *path = box_path(box, to);
    struct stat old;
    ssize_t got = 0;
    if (access(path, F_OK) == 0)
        return;
    make_folders(path);
    int in = open(from, O_RDONLY), out = -1;
    if (in >= 0 && fstat(in, &old) == 0)
        out = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    while (out >= 0 && (got = read(in, buffer, sizeof buffer)) > 0)
        if (write(out, buffer, (size_t)got) != got)
            break;
    if (out < 0 || got != 0
        || fchmod(out, old.st_mode & 0111 ? 0755 : 0644) != 0)
        die("%s: cannot be copied to %s: %s", from, path, strerror(errno));
    close(in);
    close(out);
}

/* ---- opening ------------------------------------------------------------- */

/* The processes of a user, dead or not; -1 where nobody can tell. */
static int processes_of(int uid, bool dead)
{
    int count = 0;
    DIR *all = opendir("/proc");
    if (!all || access("/proc/self/status", R_OK) != 0)
        return -1;
    for (struct dirent *one; (one = readdir(all)); ) {
        if (*one->d_name < '1' || *one->d_name > '9')
            continue;
        char *text = read_file(format("/proc/%s/status", one->d_name));
        char *state = text ? strstr(text, "\nState:\t") : NULL;
        char *whose = text ? strstr(text, "\nUid:\t") : NULL;
        count += state && whose && (state[8] == 'Z') == dead
            && atoi(whose + 6) == uid;
    }
    closedir(all);
    return count;
}

int box_dead(const Box *box)
{
    int dead = box->uid < 0 ? 0 : processes_of(box->uid, true);
    return dead > 0 ? dead : 0;
}

bool box_possible(BoxKind kind, int slot, char **why)
{
    int uid = box_uid(slot);
    *why = NULL;
    if (kind == UID && geteuid() != 0)
        *why = format("needs root");
    else if (kind == BUBBLEWRAP && run_shell("command -v bwrap > /dev/null"))
        *why = format("needs bwrap, which is not installed");
    else if (geteuid() == 0 && getpwuid((uid_t)uid))
        *why = format("needs the user %d, who has an account here", uid);
    else if (geteuid() == 0 && processes_of(uid, false) < 0)
        *why = format("needs /proc");
    else if (geteuid() == 0 && processes_of(uid, false) > 0)
        *why = format("needs the user %d, who has processes that are none "
                      "of the grader's (set GRADER_SLOT)", uid);
    return !*why;
}

Box *box_open(BoxKind kind, int slot, const char *in)
{
    Box *box = zeroed(1, sizeof *box);
    bool root = geteuid() == 0;
    *box = (Box){ .kind = kind, .uid = root ? box_uid(slot) : -1,
                  .folder = format("%s/box", in) };
    const char *folders[] = { "", "/plain", "/sanitized" };
    for (int f = 0; f < 3; f++) {
        char *path = format("%s%s", box->folder, folders[f]);
        if (mkdir(path, 0700) != 0
            || (root && chown(path, f ? (uid_t)box->uid : 0,
                              (gid_t)box->uid) != 0)
            || chmod(path, f ? 0700 : 0750) != 0)
            die("%s: %s", path, strerror(errno));
    }
    return box;
}

void box_keep(const Box *box, const char *path)
{
    char *kept = box_path(box, path), *folder = format("%s", kept);
    if (box->uid < 0)
        return;
    *strrchr(folder, '/') = '\0';
    int file = -1;
    if (chown(folder, 0, (gid_t)box->uid) == 0 && chmod(folder, 0750) == 0)
        file = open(kept, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0 || fchown(file, 0, 0) != 0 || fchmod(file, 0755) != 0)
        die("%s: %s", kept, strerror(errno));
    close(file);
}

/* ---- ending -------------------------------------------------------------- */

void remove_folder(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        execlp("rm", "rm", "-rf", "--", path, (char *)NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
}

/* Kills once. The killer is nobody that those could kill in turn; but that of
   another slot may, and then it is sent again. */
static void kill_processes(int uid)
{
    int status = 0;
    do {
        pid_t child = fork();
        if (child == 0) {
            if (setresgid((gid_t)uid, (gid_t)uid, (gid_t)uid) == 0
                && setresuid(KILLER_UID, (uid_t)uid, KILLER_UID) == 0)
                kill(-1, SIGKILL);
            _exit(0);
        }
        waitpid(child, &status, 0);
    } while (WIFSIGNALED(status));
}

static void remove_files_of(int uid, const char *folder)
{
    struct stat file;
    DIR *all = opendir(folder);
    if (!all)
        return;
    for (struct dirent *one; (one = readdir(all)); ) {
        char *path = format("%s/%s", folder, one->d_name);
        if (lstat(path, &file) == 0 && file.st_uid == (uid_t)uid)
            remove_folder(path);
    }
    closedir(all);
}

bool box_stop(const Box *box)
{
    int left, tries = 0;
    if (box->uid < 0)
        return true;
    do {                        /* a look may miss one that forks, not a kill */
        kill_processes(box->uid);
        left = processes_of(box->uid, false);
        if (left)
            nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
    } while (left > 0 && tries++ < TRIES);
    while (waitpid(-1, NULL, WNOHANG) > 0)
        continue;               /* orphans that came to the grader */
    remove_files_of(box->uid, "/tmp");
    remove_files_of(box->uid, "/var/tmp");
    remove_files_of(box->uid, "/run/lock");
    remove_files_of(box->uid, "/dev/shm");
    return left == 0;
}
