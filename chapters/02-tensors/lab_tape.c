/* lab_tape: what stands on the tape of a small computation; and what two
   other ways of going back make of a tensor that is used twice. */
#include "lab.h"
#include "02-tensors/ops.h"

#include <stdio.h>

//@ tape-number
/* One number that a gradient is wanted for. */
static Tensor *number(const char *name, float value)
{
    Tensor *t = t_input(DIMS(1), &value);
    t->tracked = true;
    t->name = name;
    return t;
}

//@ tape-show
static void show(const char *what, const Tensor *t)
{
    printf("%-9s  %5g  %8g\n", what, (double)t->data[0],
           (double)t->grad[0]);
}

//@ tape-by-hand
/* The example worked by hand: d = a b + a. */
static void by_hand(void)
{
    Tensor *a = number("a", 2), *b = number("b", 3);
    Tensor *c = t_mul(a, b);
    Tensor *d = t_add(c, a);
    c->keep = d->keep = true;
    backward(d);
    printf("           value  gradient\n");
    show("a", a);
    show("b", b);
    show("c = a b", c);
    show("d = c + a", d);
    lab_claim("tape-by-hand", "The tape's gradients are those found by hand.",
              HOLDS, a->grad[0] == 4 && b->grad[0] == 2);
    tape_reset();
}

//@ careless-add
/* As add_backward, but it puts its share in place of what was there. */
static void careless_backward(Tensor *out)
{
    for (int i = 0; i < 2; i++)
        out->src[i]->grad[0] = out->grad[0];
}

static Tensor *careless_add(Tensor *a, Tensor *b)
{
    Tensor *out = t_add(a, b);
    out->backward = careless_backward;
    return out;
}

//@ careless-walk
/* From the loss into its inputs, and into their inputs, and so on: a tensor
   is gone through as often as it was used. */
static void walk(Tensor *t)
{
    if (!t->backward)
        return;
    t->backward(t);
    for (int i = 0; i < 3; i++)
        if (t->src[i])
            walk(t->src[i]);
}

//@ tape-diamond
/* x = 1, z = 2 x, y = z + z: by all rights dy/dx = 4. */
static float diamond(Tensor *(*add)(Tensor *, Tensor *), bool by_walking)
{
    Tensor *x = number("x", 1);
    Tensor *z = t_scale(x, 2);
    Tensor *y = add(z, z);
    float grad[3] = { 0, 0, 1 };
    if (by_walking) {
        x->grad = &grad[0], z->grad = &grad[1], y->grad = &grad[2];
        walk(y);
    } else {
        backward(y);
    }
    float slope = x->grad[0];
    tape_reset();
    return slope;
}

//@ tape-main
int main(int argc, char **argv)
{
    lab_begin(argc, argv, false);
    by_hand();
    float right = diamond(t_add, false);
    float overwritten = diamond(careless_add, false);
    float walked = diamond(t_add, true);
    printf("\ny = z + z, z = 2 x:  %g; overwritten %g; walked %g\n",
           (double)right, (double)overwritten, (double)walked);
    lab_value("overwritten", (double)overwritten);
    lab_value("walked", (double)walked);
    lab_claim("tape-diamond", "The tape finds four.", HOLDS, right == 4);
    return lab_end();
}
