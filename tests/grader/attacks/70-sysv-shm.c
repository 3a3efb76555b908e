/*
 * Leaves memory, a queue and a semaphore of System V behind, which outlive
 * every process, to fill the machine or to talk to a later submission. They
 * are refused, or go with the box.
 * expect: wrong
 */
#include "1-total.h"
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

long long total(const int *x, size_t n)
{
    int shared = shmget(0x70707070, 1 << 20, IPC_CREAT | 0666);
    int *memory = shared < 0 ? (void *)-1 : shmat(shared, NULL, 0);
    if (memory != (void *)-1)
        memcpy(memory, x, n * sizeof *x);
    msgget(0x70707070, IPC_CREAT | 0666);
    semget(0x70707070, 4, IPC_CREAT | 0666);
    return 0;
}

int largest(const int *x, size_t n)
{
    (void)x, (void)n;
    return 0;
}
