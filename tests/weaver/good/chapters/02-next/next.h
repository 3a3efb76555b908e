//@ next-type
typedef struct next {
    int value;
} next_t;
