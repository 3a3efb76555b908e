/* 8-one-loudness.h: normalisation by the root of the mean square. */
#pragma once

/* x and y are (R,C), gain is (C). Each row by itself: y = gain x / rms, where
   rms is the root of the mean of the row's squares plus eps. eps > 0. */
void rms_norm(const float *x, int R, int C, const float *gain, float eps,
              float *y);

/* Its gradient: adds to dx, (R,C), and to dgain, (C). */
void rms_norm_backward(const float *x, int R, int C, const float *gain,
                       float eps, const float *dy, float *dx, float *dgain);
