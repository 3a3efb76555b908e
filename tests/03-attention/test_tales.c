/* The tales: their chance is counted rightly, and the model of bytes. */
#include "check.h"
#include "03-attention/babble.h"
#include "03-attention/tales.h"

#include <math.h>

typedef struct { char text[TALE]; double bits; } Told;

static int by_text(const void *a, const void *b)
{
    return strcmp(((const Told *)a)->text, ((const Told *)b)->text);
}

static void append(char c, void *to)
{
    char *text = to;
    size_t n = strlen(text);
    text[n] = c;
    text[n + 1] = '\0';
}

/* First, while there is one thread alone. */
TEST(refusal, "a text too short to learn from")
{
    Rng rng = rng_seed(1);
    char text[CONTEXT] = "";
    Babbler m = babbler_new(&rng);
    AdamW opt = adamw_init(&m.ps, 0.003f);
    CHECK_REFUSED("babble: 256 bytes are no text to learn from, 257 are the "
                  "least", babbler_learn(&m, &opt, text, CONTEXT, &rng));
    CHECK_REFUSED("babble: nothing to go on from",
                  babbler_go_on(&m, "", 0, 1, (Sampling){ 0, 0, 1 }, &rng,
                                append, text));
    adamw_close(&opt);
    babbler_close(&m);
}

TEST(law, "a seed repeats the tales; each ends with an empty line")
{
    Rng a = rng_seed(5), b = rng_seed(5), c = rng_seed(6);
    char x[TALE], y[TALE];
    double bits, same;
    for (int i = 0; i < 50; i++) {
        size_t n = tale(&a, x, &bits), m = tale(&b, y, &same);
        CHECK(n == m && strcmp(x, y) == 0 && bits == same, "tale %d", i);
        CHECK(n == strlen(x) && strcmp(x + n - 2, "\n\n") == 0, "%s", x);
        CHECK(strstr(x, "\n\n") == x + n - 2, "%s", x);
    }
    tale(&c, y, &bits);
    CHECK(strcmp(x, y) != 0, "another seed, the same tale");
}

/* A parser that knows nothing of the generator's state: it follows the text
   and adds up how many other ways it could have gone at each choice. */
static const char *animals[] = { "fox", "hen", "bear", "cat", "owl", "goose",
                                 "dog", "mouse" };

static int count_of(const char *text, const char *word)
{
    int n = 0;
    while ((text = strstr(text, word))) {
        n++;
        text += strlen(word);
    }
    return n;
}

static bool is_animal(const char *word)
{
    for (int i = 0; i < 8; i++)
        if (strncmp(word, animals[i], strlen(animals[i])) == 0)
            return true;
    return false;
}

/* log2 of 1 / p of one tale, from its text alone. */
static double bits_of_text(const char *text)
{
    double ways = log2(8. * 7 * 6) + log2(6);       // the cast, the place
    ways += log2(8. * 7) + 2 * log2(3);             // the things, who has them
    ways += log2(3) + log2(2) + log2(9) + log2(4);  // fruits; how many events
    int lost = 0, sentences = 0;
    for (const char *at = text; *at; at = strchr(at, ' ') + 1) {
        const char *end = strpbrk(at, ".?");
        char s[200] = "";
        if (!end)
            break;
        memcpy(s, at, (size_t)(end - at));
        bool question = *end == '?';
        if (!question && ++sentences > 4)
            ways += log2(4 - lost);
        if (sentences > 4 && !question) {
            bool gone = strstr(s, " lost it") != NULL;
            if (strstr(s, " went to "))
                ways += log2(3. * 5);
            else if (strstr(s, " gave "))
                ways += log2(2) + (gone ? 2 : log2(4 / 3.));
            else
                ways += log2(9);
            lost += gone;
        }
        if (question)
            return ways + log2(6);
        at = end;
    }
    return NAN;
}

TEST(law, "the bits are those of the text, read by another")
{
    Rng rng = rng_seed(7);
    char text[TALE];
    double bits;
    for (int i = 0; i < 500; i++) {
        tale(&rng, text, &bits);
        CHECK(is_animal(text + 4) && count_of(text, " met at ") == 1, "%s",
              text);
        if (!(fabs(bits_of_text(text) - bits) < 1e-9)) {
            CHECK(false, "%.6f and %.6f bits: %s", bits_of_text(text), bits,
                  text);
            return;
        }
    }
}

TEST(law, "one text is never two: equal ones have equal bits")
{
    enum { N = 20000 };
    static Told told[N];
    Rng rng = rng_seed(8);
    for (int i = 0; i < N; i++)
        tale(&rng, told[i].text, &told[i].bits);
    qsort(told, N, sizeof *told, by_text);
    int unlike = 0;
    for (int i = 1; i < N; i++)
        unlike += strcmp(told[i - 1].text, told[i].text) == 0
            && told[i - 1].bits != told[i].bits;
    CHECK(unlike == 0, "%d pairs", unlike);
}

/* Who has what at the end is what the answer says. */
TEST(law, "answers are true")
{
    Rng rng = rng_seed(9);
    char text[TALE], thing[16], who[16], has[16];
    double bits;
    int asked = 0;
    for (int i = 0; i < 2000; i++) {
        tale(&rng, text, &bits);
        char *q = strstr(text, "Who had the ");
        if (!q || sscanf(q, "Who had the %15[a-z]? %*[T]he %15[a-z].", thing,
                         who) != 2)
            continue;
        strcpy(has, "");
        for (char *at = text; at < q; at = strchr(at, '.') + 2) {
            char s[200], to[16], what[16];
            snprintf(s, sizeof s, "%.*s", (int)(strchr(at, '.') - at), at);
            if (sscanf(s, "The %15[a-z] had the %15[a-z]", to, what) == 2
                && strcmp(what, thing) == 0)
                strcpy(has, to);
            if (sscanf(s, "The %*[a-z] gave the %15[a-z] the %15[a-z]", to,
                       what) == 2 && strcmp(what, thing) == 0)
                strcpy(has, to);
        }
        asked++;
        CHECK(strcmp(has, who) == 0, "%s", text);
    }
    CHECK(asked > 300, "%d answers", asked);
}

TEST(law, "a buffer of tales has their bytes and their bits")
{
    static char text[5000];
    Rng rng = rng_seed(10), again = rng_seed(10);
    double bits, sum = 0, more;
    size_t n = tales(&rng, text, sizeof text, &bits), at = 0;
    while (at < n) {
        char one[TALE];
        size_t m = tale(&again, one, &more);
        CHECK(memcmp(text + at, one, m) == 0, "at %zu", at);
        at += m;
        sum += more;
    }
    CHECK(at == n && fabs(sum - bits) < 1e-9, "%zu bytes, %g bits", n, sum);
    CHECK(n > sizeof text - TALE - 1, "only %zu", n);
}

TEST(law, "a babbler learns two letters, and goes on past its context")
{
    char text[600], said[400] = "";
    for (int i = 0; i < 600; i++)
        text[i] = "ab"[i % 2];
    Rng rng = rng_seed(1);
    Babbler m = babbler_new(&rng);
    AdamW opt = adamw_init(&m.ps, 0.003f);
    double before = babbler_bits(&m, text, sizeof text);
    for (int i = 0; i < 2; i++)
        babbler_learn(&m, &opt, text, sizeof text, &rng);
    double after = babbler_bits(&m, text, sizeof text);
    CHECK(before > 7 && after < 6.5, "%.2f and %.2f bits", before, after);
    babbler_go_on(&m, "aba", 3, 300, (Sampling){ .top_p = 1 }, &rng, append,
                  said);
    CHECK(strlen(said) == 300, "%zu bytes", strlen(said));
    adamw_close(&opt);
    babbler_close(&m);
}

CHECK_MAIN("03 tales")
