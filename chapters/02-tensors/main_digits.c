/* digits: learns to read digits, and reads them. */
#include "01-sliding-window/require.h"
#include "02-tensors/digits.h"
#include "02-tensors/train.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

//@ digits-usage
static const char *const usage =
    "usage: digits [-o FILE] [-n STEPS] [-s SEED]    learn, and save\n"
    "       digits -d DIGIT [-s SEED]                draw a digit\n"
    "       digits -m FILE                           read a digit\n"
    "\n"
    "Learns from digits that it draws itself, 600 times 50 of them unless -n\n"
    "says otherwise, and saves what it has learned as digits.safetensors.\n"
    "Ctrl-C ends it early and loses nothing. With -m it reads a picture from\n"
    "standard input: 16 lines of up to 16 characters, from ' ' for paper over\n"
    "'.', ':' and '+' to '#' for ink; and says which digit it takes it for.\n";

typedef struct {
    const char *save, *model;       // model: NULL where it is to learn
    int steps, digit, seed;         // digit: -1 where none is to be drawn
} Options;

//@ digits-must
/* Ends the program with what is wrong, where something is. */
static void must(const char *doing, const char *wrong)
{
    REQUIRE(!wrong, "digits: %s: %s", doing, wrong);
}

//@ digits-learn
static void learn(const Options *o)
{
    enum { BATCH = 50 };
    Rng rng = rng_seed((uint64_t)o->seed);
    Reader r = reader_new(&rng);
    AdamW opt = adamw_init(&r.ps, 0.003f);
    Training run = train_begin(o->steps, BATCH);
    printf("digits: %zu numbers learn; Ctrl-C ends this early\n",
           params_count(&r.ps, true));
    fflush(stdout);
    while (train_goes_on(&run))
        train_step(&run, reader_learn(&r, &opt, BATCH, &rng));
    must("saving", params_save(&r.ps, o->save));
    printf("digits: %d steps, loss %.4f, saved as %s\n", run.step,
           (double)run.loss, o->save);
    adamw_close(&opt);
    params_close(&r.ps);
}

//@ digits-tell
/* Reads a picture and says what it may be, the likeliest first. */
static void tell(const char *model)
{
    float picture[PIXELS];
    Rng rng = rng_seed(0);
    Reader r = reader_new(&rng);
    must("the model", params_load(&r.ps, model));
    must("standard input", digit_read(stdin, picture));
    float *p = t_softmax(reader_logits(&r, picture, 1))->data;
    for (int place = 0; place < 3; place++) {
        int best = 0;
        for (int d = 1; d < DIGITS; d++)
            if (p[d] > p[best])
                best = d;
        printf("%d  %5.1f%%\n", best, (double)(100 * p[best]));
        p[best] = -1;
    }
    params_close(&r.ps);
}

//@ digits-options
static int number(const char *option, const char *text, int least, int most)
{
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    REQUIRE(end != text && *end == '\0' && errno == 0 && value >= least
            && value <= most, "digits: %s wants a number from %d to %d, not "
            "'%s'", option, least, most, text);
    return (int)value;
}

static Options options(int argc, char **argv)
{
    Options o = { "digits.safetensors", NULL, 600, -1, 1 };
    for (int c; (c = getopt(argc, argv, "d:hm:n:o:s:")) != -1; ) {
        switch (c) {
        case 'd': o.digit = number("-d", optarg, 0, DIGITS - 1); break;
        case 'h': fputs(usage, stdout); exit(0);
        case 'm': o.model = optarg; break;
        case 'n': o.steps = number("-n", optarg, 1, INT_MAX); break;
        case 'o': o.save = optarg; break;
        case 's': o.seed = number("-s", optarg, 0, INT_MAX); break;
        default: exit(2);
        }
    }
    REQUIRE(optind == argc, "digits: '%s' is too much; -h says what there is",
            argv[optind]);
    return o;
}

//@ digits-main
int main(int argc, char **argv)
{
    Options o = options(argc, argv);
    if (o.model) {
        tell(o.model);
    } else if (o.digit >= 0) {
        float picture[PIXELS];
        Rng rng = rng_seed((uint64_t)o.seed);
        digit_draw(o.digit, &rng, picture);
        digit_write(picture, stdout);
    } else {
        learn(&o);
    }
    REQUIRE(fclose(stdout) == 0, "digits: cannot write the output: %s",
            strerror(errno));
    return 0;
}
