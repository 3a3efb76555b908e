/* AdamW and SGD against PyTorch's, the schedule, clipping, the loop. */
#include "check.h"
#include "golden.h"
#include "02-tensors/ops.h"
#include "02-tensors/optim.h"
#include "02-tensors/train.h"

#include <math.h>
#include <fcntl.h>
#include <signal.h>

static Goldens goldens;

static const Golden *of(const char *name, const char *what, int k)
{
    char full[64];
    snprintf(full, sizeof full, "%s.%s%d", name, what, k);
    return golden_find(&goldens, full);
}

/* sum(a (p - to)^2) / 2 over both parameters, as in make.py. */
static Tensor *loss_of(Params *ps, const char *name)
{
    Tensor *loss = NULL;
    for (int k = 0; k < 2; k++) {
        const Golden *a = of(name, "a", k), *to = of(name, "to", k);
        Tensor *d = t_sub(ps->at[k], t_input(to->ndim, to->dim, to->at));
        Tensor *part = t_sum(t_mul(t_input(a->ndim, a->dim, a->at),
                                   t_mul(d, d)));
        loss = loss ? t_add(loss, part) : part;
    }
    return t_scale(loss, 0.5f);
}

static Params start(const char *name)
{
    Params ps = { 0 };
    for (int k = 0; k < 2; k++) {
        const Golden *g = of(name, "p", k);
        memcpy(param(&ps, g->ndim, g->dim, "p%d", k)->data, g->at,
               g->count * sizeof(float));
    }
    return ps;
}

static void gradients(Params *ps, const char *name)
{
    tape_reset();
    params_zero_grad(ps);
    backward(loss_of(ps, name));
}

static void compare(const Params *ps, const char *name, int step)
{
    if (step != 1 && step != 2 && step != 10 && step != 100)
        return;
    for (int k = 0; k < 2; k++) {
        const Golden *want = of(name, k ? "b" : "w", step);
        for (size_t i = 0; i < want->count; i++)
            CHECK(fabsf(ps->at[k]->data[i] - want->at[i]) < 2e-6f,
                  "%s, step %d: %.9g, not %.9g", want->name, step,
                  (double)ps->at[k]->data[i], (double)want->at[i]);
    }
}

TEST(golden, "AdamW and SGD with momentum, 100 steps")
{
    goldens = golden_open("tests/02-tensors/golden/optim.txt");
    Params a = start("adamw"), s = start("sgd");
    AdamW adamw = adamw_init(&a, 0.05f);
    adamw.decay = 0.1f;
    Sgd sgd = sgd_init(&s, 0.05f, 0.9f);
    for (int step = 1; step <= 100; step++) {
        gradients(&a, "adamw");
        adamw_step(&adamw, &a);
        compare(&a, "adamw", step);
        gradients(&s, "sgd");
        sgd_step(&sgd, &s);
        compare(&s, "sgd", step);
    }
    adamw_close(&adamw);
    sgd_close(&sgd);
    params_close(&a);
    params_close(&s);
    golden_close(&goldens);
    tape_reset();
}

TEST(law, "what is frozen stays as it is")
{
    Params ps = { 0 };
    init_constant(param(&ps, DIMS(2, 2), "frozen.w"), 1);
    init_constant(param(&ps, DIMS(2, 2), "w"), 1);
    params_freeze(&ps, "frozen");
    AdamW adamw = adamw_init(&ps, 0.1f);
    Sgd sgd = sgd_init(&ps, 0.1f, 0);
    init_constant(ps.at[1], 1);
    ps.at[1]->grad[0] = 1;
    adamw_step(&adamw, &ps);
    sgd_step(&sgd, &ps);
    CHECK(clip_global_norm(&ps, 9) == 1, "norm");
    CHECK(ps.at[0]->data[0] == 1, "%g", (double)ps.at[0]->data[0]);
    CHECK(ps.at[1]->data[0] < 0.95f, "%g", (double)ps.at[1]->data[0]);
    param(&ps, DIMS(1), "late");
    CHECK_REFUSED("adamw_step: made for 2 parameters, there are 3",
                  adamw_step(&adamw, &ps));
    CHECK_REFUSED("sgd_step: made for 2 parameters, there are 3",
                  sgd_step(&sgd, &ps));
    adamw_close(&adamw);
    sgd_close(&sgd);
    params_close(&ps);
}

TEST(law, "the schedule goes up in a line and down along a cosine")
{
    CHECK(warmup_cosine(0, 4, 12) == 0.25f, "first");
    CHECK(warmup_cosine(3, 4, 12) == 1 && warmup_cosine(4, 4, 12) == 1, "top");
    CHECK(fabsf(warmup_cosine(8, 4, 12) - 0.5f) < 1e-7f, "half way");
    CHECK(warmup_cosine(11, 4, 12) > 0 && warmup_cosine(11, 4, 12) < 0.05f,
          "last");
    CHECK(warmup_cosine(0, 0, 5) == 1, "without warm-up");
    CHECK_REFUSED("warmup_cosine: step 5 and warmup 0 do not lie in 5 steps",
                  warmup_cosine(5, 0, 5));
}

TEST(law, "clipping scales all gradients to the norm, or leaves them")
{
    Params ps = { 0 };
    Tensor *a = param(&ps, DIMS(1), "a"), *b = param(&ps, DIMS(1), "b");
    a->grad[0] = 3;
    b->grad[0] = 4;
    CHECK(clip_global_norm(&ps, 10) == 5 && a->grad[0] == 3, "left alone");
    CHECK(clip_global_norm(&ps, 1) == 5, "norm");
    CHECK(fabsf(a->grad[0] - 0.6f) < 1e-6f && fabsf(b->grad[0] - 0.8f) < 1e-6f,
          "%g %g", (double)a->grad[0], (double)b->grad[0]);
    params_close(&ps);
}

TEST(law, "Ctrl-C ends the loop after its step, and is as before then")
{
    int steps = 0;
    int errors = dup(2), quiet = open("/dev/null", O_WRONLY);
    dup2(quiet, 2);
    Training run = train_begin(10, 1);
    while (train_goes_on(&run)) {
        if (++steps == 3)
            raise(SIGINT);
        train_step(&run, t_input(DIMS(1), (float[]){ 0.5f }));
    }
    dup2(errors, 2);
    close(errors);
    close(quiet);
    CHECK(steps == 3 && run.step == 3, "%d", steps);
    struct sigaction now;
    sigaction(SIGINT, NULL, &now);
    CHECK(now.sa_handler == SIG_DFL, "still caught");
    run = train_begin(2, 1);
    for (steps = 0; train_goes_on(&run); steps++)
        train_step(&run, t_input(DIMS(1), (float[]){ 0.5f }));
    CHECK(steps == 2, "%d", steps);
    tape_reset();
}

static void train_to_nan(void)
{
    Training run = train_begin(2, 1);
    Tensor *x = t_input(DIMS(2), (float[]){ 1, -1 });
    x->name = "pixels";
    train_step(&run, t_sum(t_exp(t_log(t_scale(x, 2)))));
}

TEST(refusal, "a loss that is NaN, and where it comes from")
{
    CHECK_REFUSED("step 1: the loss is NaN; the first NaN is in log(2), "
                  "made of scale(2)", train_to_nan());
    tape_reset();
}

CHECK_MAIN("02 optim")
