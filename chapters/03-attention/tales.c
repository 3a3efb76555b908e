#include "03-attention/tales.h"

#include "01-sliding-window/require.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

//@ tale-words
enum { ANIMALS = 8, THINGS = 8, PLACES = 6, MOST = 9, CAST = 3 };
static const char *const animals[ANIMALS] = {
    "fox", "hen", "bear", "cat", "owl", "goose", "dog", "mouse" };
static const bool is_he[ANIMALS] = { true, false, true, false, true, false,
                                     true, false };
static const char *const things[THINGS] = {
    "key", "lamp", "hat", "book", "drum", "rope", "bell", "kite" };
static const char *const places[PLACES] = {
    "mill", "river", "barn", "hill", "garden", "bridge" };
static const char *const fruits[2][2] = { { "plum", "plums" },
                                          { "nut", "nuts" } };
static const char *const numbers[MOST + 1] = {
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine" };

//@ tale-state
/* What is true so far: where each of the cast is, who has which of the two
   things (-1: nobody, it is lost), and how many fruits one of them has. */
typedef struct {
    Rng *rng;
    double bits;
    char *text;
    size_t length;
    int cast[CAST], place[CAST];
    int thing[2], holder[2];
    int fruit, eater, count;
} Tale;

/* One of n, all equally likely. */
static int pick(Tale *t, int n)
{
    t->bits += log2((double)n);
    return (int)rng_int(t->rng, (uint32_t)n);
}

__attribute__((format(printf, 2, 3)))
static void say(Tale *t, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    size_t room = TALE - t->length;
    size_t n = (size_t)vsnprintf(t->text + t->length, room, format, values);
    va_end(values);
    REQUIRE(n < room, "tale: longer than %d bytes", TALE);
    t->length += n;
}

static const char *name(const Tale *t, int who)
{
    return animals[t->cast[who]];
}

static const char *he(const Tale *t, int who)
{
    return is_he[t->cast[who]] ? "he" : "she";
}

static const char *fruit_name(const Tale *t)
{
    return t->count == 1 ? fruits[t->fruit][0] : fruits[t->fruit][1];
}

/* One of n that is none of the first few of taken. */
static int pick_other(Tale *t, int n, const int *taken, int few)
{
    int left = pick(t, n - few), at = 0;
    for (;; at++) {
        bool free = true;
        for (int i = 0; i < few; i++)
            free = free && taken[i] != at;
        if (free && left-- == 0)
            return at;
    }
}

//@ tale-opening
/* Who is there, where, and what they have. */
static void opening(Tale *t)
{
    for (int i = 0; i < CAST; i++)
        t->cast[i] = pick_other(t, ANIMALS, t->cast, i);
    int place = pick(t, PLACES);
    say(t, "The %s, the %s and the %s met at the %s. ", name(t, 0),
        name(t, 1), name(t, 2), places[place]);
    for (int i = 0; i < CAST; i++)
        t->place[i] = place;
    for (int i = 0; i < 2; i++) {
        t->thing[i] = pick_other(t, THINGS, t->thing, i);
        t->holder[i] = pick(t, CAST);
        say(t, "The %s had the %s. ", name(t, t->holder[i]),
            things[t->thing[i]]);
    }
    t->eater = pick(t, CAST);
    t->fruit = pick(t, 2);
    t->count = 1 + pick(t, MOST);
    say(t, "The %s had %s %s. ", name(t, t->eater), numbers[t->count],
        fruit_name(t));
}

//@ tale-events
/* A thing changes hands, and may get lost. */
static void give(Tale *t, int i)
{
    int from = t->holder[i], to = pick_other(t, CAST, &from, 1);
    t->holder[i] = to;
    say(t, "The %s gave the %s the %s", name(t, from), name(t, to),
        things[t->thing[i]]);
    if (pick(t, 4) == 0) {
        say(t, " and %s lost it", he(t, to));
        t->holder[i] = -1;
    } else
        t->bits -= log2(3);         // three of the four ways read alike
    say(t, ". ");
}

static void go(Tale *t)
{
    int who = pick(t, CAST);
    t->place[who] = pick_other(t, PLACES, &t->place[who], 1);
    say(t, "The %s went to the %s. ", name(t, who), places[t->place[who]]);
}

/* The new number is what is chosen: it says whether fruits are found or
   eaten, and how many. */
static void find_or_eat(Tale *t)
{
    int old = t->count;
    t->count = pick_other(t, MOST + 1, &old, 1);
    bool found = t->count > old;
    say(t, "The %s %s %s and had %s %s. ", name(t, t->eater),
        found ? "found" : "ate", numbers[found ? t->count - old
                                         : old - t->count],
        numbers[t->count], fruit_name(t));
}

/* Something that can happen now. */
static void event(Tale *t)
{
    int held[2], n = 0;
    for (int i = 0; i < 2; i++)
        if (t->holder[i] >= 0)
            held[n++] = i;
    int kind = pick(t, 2 + n);
    if (kind == 0)
        go(t);
    else if (kind == 1)
        find_or_eat(t);
    else
        give(t, held[kind - 2]);
}

//@ tale-question
/* The end: a question whose answer stands in the tale. */
static void question(Tale *t)
{
    int kind = pick(t, 3 + CAST);
    if (kind < 2) {
        say(t, "Who had the %s? ", things[t->thing[kind]]);
        if (t->holder[kind] < 0)
            say(t, "Nobody.");
        else
            say(t, "The %s.", name(t, t->holder[kind]));
    } else if (kind == 2) {
        say(t, "How many %s had the %s? %c%s.", fruits[t->fruit][1],
            name(t, t->eater), numbers[t->count][0] - 'a' + 'A',
            numbers[t->count] + 1);
    } else {
        say(t, "Where was the %s? At the %s.", name(t, kind - 3),
            places[t->place[kind - 3]]);
    }
    say(t, "\n\n");
}

//@ tale
size_t tale(Rng *rng, char text[TALE], double *bits)
{
    Tale t = { .rng = rng, .text = text };
    opening(&t);
    for (int events = 2 + pick(&t, 4); events > 0; events--)
        event(&t);
    question(&t);
    *bits = t.bits;
    return t.length;
}

//@ tales
size_t tales(Rng *rng, char *text, size_t size, double *bits)
{
    size_t length = 0;
    *bits = 0;
    while (size - length >= TALE) {
        double more;
        length += tale(rng, text + length, &more);
        *bits += more;
    }
    return length;
}
