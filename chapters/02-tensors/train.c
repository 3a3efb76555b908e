#include "02-tensors/train.h"

#include "01-sliding-window/require.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

//@ stop
/* What a signal may touch must be global. */
static volatile sig_atomic_t stopped;

static void stop(int signal)
{
    (void)signal;
    stopped = 1;
}

static void on_interrupt(void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler };
    sigaction(SIGINT, &action, NULL);
}

//@ train-begin
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

Training train_begin(int steps, int samples)
{
    stopped = 0;
    on_interrupt(stop);
    return (Training){ .steps = steps, .samples = samples,
                       .start = seconds() };
}

bool train_goes_on(Training *run)
{
    if (run->step < run->steps && !stopped)
        return true;
    on_interrupt(SIG_DFL);
    if (isatty(2) && run->shown > 0)
        fprintf(stderr, "\n");
    if (stopped)
        fprintf(stderr, "stopped after step %d of %d, loss %.4f\n", run->step,
                run->steps, (double)run->loss);
    return false;
}

//@ train-step
static void refuse_nan(const Training *run)
{
    const Tensor *t = tape_first_nan();
    char made[256] = "";
    for (int i = 0; t && i < 3 && t->src[i]; i++) {
        size_t at = strlen(made);
        snprintf(made + at, sizeof made - at, "%s %s", i ? " and" : ", made of",
                 shape(t->src[i]));
    }
    refuse("step %d: the loss is NaN; the first NaN is in %s%s", run->step,
           t ? shape(t) : "a parameter", made);
}

void train_step(Training *run, const Tensor *loss)
{
    run->step++;
    run->loss = loss->data[0];
    if (run->loss != run->loss)
        refuse_nan(run);
    double now = seconds(), each = (now - run->start) / run->step;
    if (!isatty(2) || (now < run->shown + 0.2 && run->step < run->steps))
        return;
    run->shown = now;
    fprintf(stderr, "\rstep %d of %d  loss %.4f  %.0f samples/s  %.0f s left ",
            run->step, run->steps, (double)run->loss, run->samples / each,
            each * (run->steps - run->step));
}
