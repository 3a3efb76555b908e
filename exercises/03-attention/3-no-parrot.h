/* 3-no-parrot.h: making a model less likely to say it again. */
#pragma once

/* Each token that occurs among the last `last` of the n tokens of text (all
   of them, where `last` is larger) is made less likely, once: its logit, if
   above 0, is divided by penalty, else multiplied by it. penalty >= 1;
   logits is (V). */
void say_it_once(float *logits, int V, const int *text, int n, int last,
                 float penalty);

/* Tokens from text[written] on were written by the model. The logit of each
   token that occurs there `count` times becomes smaller by presence +
   count * frequency. */
void charge_for_it(float *logits, int V, const int *text, int n, int written,
                   float presence, float frequency);
