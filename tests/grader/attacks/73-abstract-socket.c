/*
 * Meets an accomplice at an address that is no file, so that private folders
 * do not help: one submission asks, the other answers. Sockets are refused,
 * or the box has a network namespace of its own.
 * expect: wrong
 */
#include "1-total.h"
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

long long total(const int *x, size_t n)
{
    struct sockaddr_un meeting = { .sun_family = AF_UNIX,
                                   .sun_path = "\0total" };
    struct timeval soon = { 0, 20000 };
    long long sum = 0;
    int end = socket(AF_UNIX, SOCK_DGRAM, 0);
    setsockopt(end, SOL_SOCKET, SO_RCVTIMEO, &soon, sizeof soon);
    if (connect(end, (struct sockaddr *)&meeting, sizeof meeting) == 0
        && write(end, x, n * sizeof *x) > 0
        && read(end, &sum, sizeof sum) == sizeof sum)
        return sum;
    if (bind(end, (struct sockaddr *)&meeting, sizeof meeting) == 0)
        sum = read(end, &sum, sizeof sum) == sizeof sum ? sum : 0;
    close(end);
    return sum;
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
