/*
 * Sends the input to a helper outside and lets it answer. A box has no
 * network, not even its own machine's.
 * expect: wrong
 */
#include "1-total.h"
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static long long ask(const char *address, const int *x, size_t n)
{
    struct sockaddr_in helper = { .sin_family = AF_INET,
                                  .sin_port = htons(8080) };
    long long sum = 0;
    int out = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct pollfd ready = { .fd = out, .events = POLLOUT };
    inet_pton(AF_INET, address, &helper.sin_addr);
    connect(out, (struct sockaddr *)&helper, sizeof helper);
    if (out < 0 || poll(&ready, 1, 50) != 1
        || send(out, x, n * sizeof *x, MSG_NOSIGNAL) < 0)
        return 0;
    ready.events = POLLIN;
    if (poll(&ready, 1, 50) == 1 && read(out, &sum, sizeof sum) < 0)
        sum = 0;
    close(out);
    return sum;
}

long long total(const int *x, size_t n)
{
    long long sum = ask("127.0.0.1", x, n);
    return sum ? sum : ask("192.0.2.1", x, n);
}

int largest(const int *x, size_t n)
{
    int most = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] > most)
            most = x[i];
    return most;
}
