/* 4-tired-slope.h: biases that fall with the distance, and learn how fast. */
#pragma once

/* n is the distance i - j:
     TIRED_LOG    -r1 log(1 + r2 n)
     TIRED_POWER  -r1 n^r2 */
typedef enum { TIRED_LOG, TIRED_POWER } Tired;

/* For each of H heads, two numbers, both above 0. */
typedef struct {
    Tired kind;
    int H;
    const float *r1, *r2;
} Slopes;

/* Adds each head's bias to its score, (H,T,T), for all j <= i. */
void tired_bias(const Slopes *s, int T, float *score);

/* dscore is (H,T,T); adds to dr1 and dr2, (H). */
void tired_backward(const Slopes *s, int T, const float *dscore, float *dr1,
                    float *dr2);
