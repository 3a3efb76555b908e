/* tower.h: blocks on top of one another; encoders and decoders. */
#pragma once
#include "03-attention/layers.h"

//@ tower-sizes
/* What a tower is like. */
typedef struct {
    int V, P;               // tokens, and places; P 0: it has no table of them
    int C, H, F, layers;    // width, heads, width inside the MLP, blocks
    Gelu gelu;
    bool post;              // norms after the sums, as in 2017 and in BERT
    bool cross;             // each block looks at another text, too
} Sizes;

//@ stack-interface
/* "name.layers.0" and so on. The last layer of each part begins smaller, by
   the square root of how many parts are summed, as GPT-2's. */
typedef struct {
    int layers;
    Block *block;
} Stack;

Stack   stack_new(Params *ps, Rng *rng, const char *name, const Sizes *s);
Tensor *stack(const Stack *s, Tensor *x, const Pass *pass);     // (B,T,C)
void    stack_close(Stack *s);

//@ tower-interface
/* From ids (B,T) to what is known of each token (B,T,C): a row for the token
   plus one for its place, blocks, and with pre-LN a last norm. An encoder is
   a tower without a mask; a decoder one with a causal mask. place is a door
   that stays shut in this chapter: it gets the tokens' rows (B,T,C), of which
   the first stand at the place first, and gives others. */
typedef struct {
    Sizes sizes;
    Tensor *token, *position;       // (V,C), (P,C) or NULL
    Tensor *(*place)(Tensor *x, const int *ids, int first, void *ctx);
    void *ctx;
    Stack encoder;
    LayerNorm final_layer_norm;
} Tower;

Tower   tower_new(Params *ps, Rng *rng, const char *name, const Sizes *s);
Tensor *tower(const Tower *t, const int *ids, int B, int T, const Pass *pass);
void    tower_close(Tower *t);

/* How well each token would follow: (B,T,C) -> (B,T,V), with the same table
   that tokens came from. */
Tensor *tower_logits(const Tower *t, Tensor *x);

//@ encoder-decoder-interface
/* One text's tokens as the memory of another's: ids (B,S), of which keys[b]
   are real, and (B,T) -> logits (B,T,V). */
typedef struct { Tower encoder, decoder; } EncoderDecoder;

Tensor *encoder_decoder(const EncoderDecoder *m, const int *source, int B,
                        int S, const int *keys, const int *ids, int T);
