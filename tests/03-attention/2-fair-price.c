/* The driver of exercise 3.2: texts shorter and longer than a window, in
   letters of one byte and of several. */
#include "driver.h"
#include "2-fair-price.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum { MOST = 200 };
static Reading now;

/* A chunk's place decides as much as the token; the more there is before it,
   the cheaper, as a rule. All are multiples of 1/256. */
float token_logprob(int first, int i)
{
    if (first < 0 || first % now.stride || i <= first || i >= now.n
        || i >= first + now.window)
        return NAN;
    unsigned h = (unsigned)(i * 7919 + first * 104729) % 509;
    return -(float)(h + 64 + 512 / (unsigned)(i - first)) / 256;
}

/* The pieces are copied, so that the array has its exact size. */
static void run(bool bytes, int n, int window, int stride,
                const char *const *pieces)
{
    const char **piece = malloc((size_t)n * sizeof *piece);
    now = (Reading){ n, window, stride, piece };
    in_ints("n,window,stride", (int[]){ n, window, stride }, 3);
    for (int i = 0; i < n; i++) {
        piece[i] = pieces[i];
        if (bytes)
            in_text("piece", piece[i]);
    }
    if (bytes)
        out_float("bits-per-byte", bits_per_byte(&now), 1e-6, 1e-5);
    else
        out_float("perplexity", token_perplexity(&now), 1e-6, 1e-5);
    free(piece);
    case_end();
}

static void random_case(bool bytes, int most)
{
    static const char *const some[] = {
        "the", " fox", " hen", "é", "ü", " gave", "", " key", "日", ", ", "."
    };
    const char *piece[MOST];
    int n = case_between(most / 2, most), window = case_between(3, 9);
    for (int i = 0; i < n; i++)
        piece[i] = some[case_between(0, 10)];
    run(bytes, n, window, case_between(1, window - 1), piece);
}

static void cases(const char *part, bool bytes)
{
    static const char *const tale[] = {
        "The", " fox", " gave", " the", " hen", " a", " key", ".", ""
    };
    static const char *const cafe[] = { "Ca", "fé", " à", " la", " carte", "" };
    static const char *const ends[] = { "Once", "", "", "" };
    if (case_begin(part, "all in one chunk"))
        run(bytes, 9, 16, 8, tale);
    if (case_begin(part, "just one chunk"))
        run(bytes, 9, 9, 4, tale);
    if (case_begin(part, "two chunks, the second with one new token"))
        run(bytes, 9, 8, 4, tale);
    if (case_begin(part, "six tokens, four at a time, two further"))
        run(bytes, 6, 4, 2, cafe);
    if (case_begin(part, "one token further each time"))
        run(bytes, 9, 3, 1, tale);
    if (case_begin(part, "pairs"))
        run(bytes, 6, 2, 1, cafe);
    if (case_begin(part, "nothing but ends after the first"))
        run(bytes, 4, 3, 2, ends);
    if (case_begin(part, "one token"))
        run(bytes, 1, 4, 2, tale);
    if (case_begin(part, "no tokens"))
        run(bytes, 0, 4, 2, tale);
    for (int k = 1; k <= 4; k++)
        if (case_begin(part, "random %d", k))
            random_case(bytes, 12 * k);
}

void driver(void)
{
    cases("tokens", false);
    cases("bytes", true);
}
