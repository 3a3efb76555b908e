/* babble: learns to write like a text, and writes. */
#include "01-sliding-window/require.h"
#include "02-tensors/train.h"
#include "03-attention/babble.h"
#include "03-attention/tales.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

//@ babble-usage
static const char *const usage =
    "usage: babble [-o FILE] [-t TEXT] [-n STEPS] [-s SEED]   learn, and save\n"
    "       babble -p BEGINNING [-m FILE] [-l BYTES] [-s SEED]\n"
    "              [-T TEMPERATURE] [-k TOP] [-P SHARE]       go on\n"
    "       babble -w BYTES [-s SEED]                         print tales\n"
    "\n"
    "Learns from small tales that it makes up, or from the file TEXT, and\n"
    "saves what it has learned as babble.safetensors. Ctrl-C ends that early\n"
    "and loses nothing. With -p it goes on with a beginning, for 400 bytes,\n"
    "at a temperature of 0.8; 0 takes the likeliest byte every time, -k draws\n"
    "among the TOP likeliest, -P among those with SHARE of the probability.\n";

typedef struct {
    const char *save, *text, *model, *beginning;
    int steps, length, seed, write;
    Sampling how;
} Options;

//@ babble-text
/* Some text and its size. */
typedef struct { char *at; size_t size; } Text;

static Text own_tales(size_t size, int seed, double *bits)
{
    Rng rng = rng_seed((uint64_t)seed);
    Text t = { allocate(size + TALE, 1), 0 };
    t.size = tales(&rng, t.at, size + TALE, bits);
    return t;
}

static Text read_text(const char *path_name)
{
    FILE *from = fopen(path_name, "rb");
    REQUIRE(from, "babble: %s: %s", path_name, strerror(errno));
    Text t = { NULL, 0 };
    size_t room = 0, more = 1;
    while (more > 0) {
        if (t.size == room) {
            room = 2 * room + 65536;
            t.at = realloc(t.at, room);
            REQUIRE(t.at && room <= INT_MAX, "babble: %s: too much text",
                    path_name);
        }
        more = fread(t.at + t.size, 1, room - t.size, from);
        t.size += more;
    }
    const char *wrong = ferror(from) ? strerror(errno) : NULL;
    fclose(from);
    if (wrong || t.size <= CONTEXT)
        free(t.at);
    REQUIRE(!wrong, "babble: %s: %s", path_name, wrong);
    REQUIRE(t.size > CONTEXT, "babble: %s: %zu bytes are too few to learn "
            "from, %d are the least", path_name, t.size, CONTEXT + 1);
    return t;
}

//@ babble-learn
/* Ends the program with what is wrong, where something is. */
static void must(const char *doing, const char *wrong)
{
    REQUIRE(!wrong, "babble: %s: %s", doing, wrong);
}

static void learn(const Options *o)
{
    double bits;
    Rng rng = rng_seed((uint64_t)o->seed);
    Text text = o->text ? read_text(o->text)
        : own_tales(1 << 20, o->seed, &bits);
    Babbler m = babbler_new(&rng);
    AdamW opt = adamw_init(&m.ps, 0);
    Training run = train_begin(o->steps, BATCH * CONTEXT);
    printf("babble: %zu numbers learn from %zu bytes; Ctrl-C ends this "
           "early\n", params_count(&m.ps, true), text.size);
    fflush(stdout);
    while (train_goes_on(&run)) {
        opt.lr = babbler_rate(run.step, o->steps);
        train_step(&run, babbler_learn(&m, &opt, text.at, text.size, &rng));
    }
    must("saving", params_save(&m.ps, o->save));
    printf("babble: %d steps, %.3f bits a byte, saved as %s\n", run.step,
           (double)run.loss * 1.442695, o->save);
    adamw_close(&opt);
    babbler_close(&m);
    free(text.at);
}

//@ babble-go-on
static void put(char c, void *to)
{
    putc(c, to);
    fflush(to);
}

static void go_on(const Options *o)
{
    Rng rng = rng_seed((uint64_t)o->seed);
    Babbler m = babbler_new(&rng);
    must("the model", params_load(&m.ps, o->model));
    fputs(o->beginning, stdout);
    babbler_go_on(&m, o->beginning, strlen(o->beginning), o->length, o->how,
                  &rng, put, stdout);
    putchar('\n');
    babbler_close(&m);
}

static void write_tales(const Options *o)
{
    double bits;
    Text t = own_tales((size_t)o->write, o->seed, &bits);
    fwrite(t.at, 1, t.size, stdout);
    fprintf(stderr, "babble: %zu bytes of %.4f bits\n", t.size,
            bits / (double)t.size);
    free(t.at);
}

//@ babble-options
static int number(const char *option, const char *text, int least, int most)
{
    char *end;
    errno = 0;
    long value = strtol(text, &end, 10);
    REQUIRE(end != text && *end == '\0' && errno == 0 && value >= least
            && value <= most, "babble: %s wants a number from %d to %d, not "
            "'%s'", option, least, most, text);
    return (int)value;
}

static float real(const char *option, const char *text, double least,
                  double most)
{
    char *end;
    double value = strtod(text, &end);
    REQUIRE(end != text && *end == '\0' && value >= least && value <= most,
            "babble: %s wants a number from %g to %g, not '%s'", option,
            least, most, text);
    return (float)value;
}

static void take_option(Options *o, int c)
{
    switch (c) {
    case 'h': fputs(usage, stdout); exit(0);
    case 'k': o->how.top_k = number("-k", optarg, 1, BYTES); break;
    case 'l': o->length = number("-l", optarg, 1, INT_MAX); break;
    case 'm': o->model = optarg; break;
    case 'n': o->steps = number("-n", optarg, 1, INT_MAX); break;
    case 'o': o->save = optarg; break;
    case 'p': o->beginning = optarg; break;
    case 'P': o->how.top_p = real("-P", optarg, 1e-6, 1); break;
    case 's': o->seed = number("-s", optarg, 0, INT_MAX); break;
    case 't': o->text = optarg; break;
    case 'T': o->how.temperature = real("-T", optarg, 0, 100); break;
    case 'w': o->write = number("-w", optarg, 1, 1 << 30); break;
    default: exit(2);
    }
}

//@ babble-main
int main(int argc, char **argv)
{
    Options o = { "babble.safetensors", NULL, "babble.safetensors", NULL,
                  6000, 400, 1, 0, { 0.8f, 0, 1 } };
    for (int c; (c = getopt(argc, argv, "hk:l:m:n:o:p:P:s:t:T:w:")) != -1; )
        take_option(&o, c);
    REQUIRE(optind == argc, "babble: '%s' is too much; -h says what there is",
            argv[optind]);
    REQUIRE(!o.beginning || *o.beginning, "babble: -p: nothing to go on from");
    if (o.beginning)
        go_on(&o);
    else if (o.write)
        write_tales(&o);
    else
        learn(&o);
    REQUIRE(fclose(stdout) == 0, "babble: cannot write the output: %s",
            strerror(errno));
    return 0;
}
