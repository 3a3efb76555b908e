#include "02-tensors/digits.h"

#include <errno.h>
#include <math.h>
#include <string.h>

//@ digits-font
enum { FONT_WIDE = 5, FONT_HIGH = 7 };
static const char *const font[DIGITS][FONT_HIGH] = {
    { " ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### " },
    { "  #  ", " ##  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### " },
    { " ### ", "#   #", "    #", "  ## ", " #   ", "#    ", "#####" },
    { " ### ", "#   #", "    #", "  ## ", "    #", "#   #", " ### " },
    { "   # ", "  ## ", " # # ", "#  # ", "#####", "   # ", "   # " },
    { "#####", "#    ", "#### ", "    #", "    #", "#   #", " ### " },
    { " ### ", "#    ", "#    ", "#### ", "#   #", "#   #", " ### " },
    { "#####", "    #", "   # ", "   # ", "  #  ", "  #  ", "  #  " },
    { " ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### " },
    { " ### ", "#   #", "#   #", " ####", "    #", "    #", " ### " },
};

//@ digits-ink
static float font_at(int digit, int x, int y)
{
    bool inside = x >= 0 && x < FONT_WIDE && y >= 0 && y < FONT_HIGH;
    return inside && font[digit][y][x] == '#';
}

/* The ink between the font's points: the mean of the four around (x, y),
   each weighted by how near it is. */
static float ink_at(int digit, float x, float y)
{
    float left = floorf(x), top = floorf(y), right = x - left, down = y - top;
    int i = (int)left, j = (int)top;
    return (1 - down) * ((1 - right) * font_at(digit, i, j)
                         + right * font_at(digit, i + 1, j))
         + down * ((1 - right) * font_at(digit, i, j + 1)
                   + right * font_at(digit, i + 1, j + 1));
}

//@ digits-draw
/* A number between -limit and limit. */
static float between(Rng *rng, float limit)
{
    return limit * (2 * rng_uniform(rng) - 1);
}

/* Each pixel asks which place of the font it shows: (u, v) are its distances
   from the digit's middle, turned back and divided by the size of a cell. */
void digit_draw(int digit, Rng *rng, float picture[PIXELS])
{
    double angle = (double)between(rng, 0.5f);          // 29 degrees
    float c = (float)cos(angle), s = (float)sin(angle);
    float wide = 2 + between(rng, 0.4f), high = 1.8f + between(rng, 0.3f);
    float x0 = 7.5f + between(rng, 2), y0 = 7.5f + between(rng, 2);
    for (int i = 0; i < PIXELS; i++) {
        float x = (float)(i % SIDE) - x0, y = (float)(i / SIDE) - y0;
        float u = (c * x + s * y) / wide, v = (c * y - s * x) / high;
        picture[i] = ink_at(digit, u + (FONT_WIDE - 1) * 0.5f,
                            v + (FONT_HIGH - 1) * 0.5f)
                   + 0.2f * rng_normal(rng);
    }
}

void digits_draw(int n, Rng *rng, float *pictures, int *digit)
{
    for (int i = 0; i < n; i++) {
        digit[i] = (int)rng_int(rng, DIGITS);
        digit_draw(digit[i], rng, pictures + i * PIXELS);
    }
}

//@ digits-text
static const char shades[] = " .:+#";
enum { DARKEST = sizeof shades - 2 };

void digit_write(const float picture[PIXELS], FILE *to)
{
    for (int y = 0; y < SIDE; y++) {
        char line[SIDE + 1] = "";
        int length = 0;
        for (int x = 0; x < SIDE; x++) {
            float ink = fminf(fmaxf(picture[y * SIDE + x], 0), 1);
            int shade = (int)(ink * DARKEST + 0.5f);
            line[x] = shades[shade];
            length = shade ? x + 1 : length;
        }
        fprintf(to, "%.*s\n", length, line);
    }
}

//@ digits-read
static const char *say(const char *format, int a, int b)
{
    char *text = tape_alloc(80);
    snprintf(text, 80, format, a, b);
    return text;
}

const char *digit_read(FILE *from, float picture[PIXELS])
{
    int x = 0, y = 0;
    memset(picture, 0, PIXELS * sizeof *picture);
    for (int c; (c = getc(from)) != EOF; ) {
        const char *shade = memchr(shades, c, DARKEST + 1);
        if (c == '\n')
            x = 0, y++;
        else if (c == '\r')
            continue;
        else if (y == SIDE)
            return say("more than %d lines", SIDE, 0);
        else if (x == SIDE)
            return say("line %d is longer than %d characters", y + 1, SIDE);
        else if (!shade)
            return say("line %d, character %d is none of \" .:+#\"", y + 1,
                       x + 1);
        else
            picture[y * SIDE + x++] = (float)(shade - shades) / DARKEST;
    }
    if (ferror(from))
        return strerror(errno);
    y += x > 0;
    return y == SIDE ? NULL : say("%d lines, not %d", y, SIDE);
}

//@ reader
Reader reader_new(Rng *rng)
{
    Reader r = { 0 };
    r.hidden = linear_new(&r.ps, rng, "hidden", PIXELS, 64);
    r.out = linear_new(&r.ps, rng, "out", 64, DIGITS);
    return r;
}

Tensor *reader_logits(const Reader *r, const float *pictures, int n)
{
    Tensor *x = t_input(DIMS(n, PIXELS), pictures);             // (n,256)
    Tensor *h = t_gelu(linear(r->hidden, x), GELU_TANH);        // (n,64)
    return linear(r->out, h);                                   // (n,10)
}

Tensor *reader_learn(Reader *r, AdamW *opt, int n, Rng *rng)
{
    tape_reset();
    float *pictures = tape_alloc((size_t)n * PIXELS * sizeof *pictures);
    int *digit = tape_alloc((size_t)n * sizeof *digit);
    digits_draw(n, rng, pictures, digit);
    Tensor *logits = reader_logits(r, pictures, n);
    Tensor *loss = t_cross_entropy(logits, digit, (CrossEntropy){ 0 });
    params_zero_grad(&r->ps);
    backward(loss);
    adamw_step(opt, &r->ps);
    return loss;
}
