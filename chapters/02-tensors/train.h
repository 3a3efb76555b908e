/* train.h: a loop that says how far it is and can be stopped.
 *
 *     Training run = train_begin(steps, samples);
 *     while (train_goes_on(&run)) {
 *         tape_reset();
 *         Tensor *loss = ...;
 *         params_zero_grad(&ps);
 *         backward(loss);
 *         adamw_step(&opt, &ps);
 *         train_step(&run, loss);
 *     }
 */
#pragma once
#include "02-tensors/tensor.h"

//@ train-interface
typedef struct {
    int step, steps, samples;       // samples in one step
    double start, shown;            // seconds
    float loss;
} Training;

/* From here on Ctrl-C ends the loop after its step, and not the program. */
Training train_begin(int steps, int samples);

/* Whether another step is to be made. At the end, Ctrl-C is as before. */
bool train_goes_on(Training *run);

/* Counts a step and, on a terminal, shows it on standard error. A loss that
   is NaN ends the program with the name of the op that made the first one. */
void train_step(Training *run, const Tensor *loss);
