/* 9-far-in-groups.h: near words one by one, far ones in groups. */
#pragma once

/* A head of D numbers: pair a is made of the numbers 2a and 2a + 1 and turns
   by base^(-2a/D) a place. Distances below `window` are seen as they are;
   beyond it, `group` neighbouring places count as one. */
typedef struct {
    int D;
    double base;
    int group, window;
} Grouping;

/* At what distance query i sees key j, where j <= i. */
int seen_distance(Grouping g, int i, int j);

/* The most places a text may have if no distance that is seen in it may be
   larger than L - 1. */
long long longest_text(Grouping g, int L);

/* Causal attention; q, k, v and out are (T,D), and nothing is turned yet. */
void attend_in_groups(Grouping g, int T, const float *q, const float *k,
                      const float *v, float *out);

/* Its gradient: adds to dq, dk and dv, (T,D) each. */
void attend_in_groups_backward(Grouping g, int T, const float *q,
                               const float *k, const float *v,
                               const float *dout, float *dq, float *dk,
                               float *dv);
