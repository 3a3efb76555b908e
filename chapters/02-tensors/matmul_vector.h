/* matmul_vector.h: a vector is as wide as the target's registers, a tile of
   C as large as they can hold. */
#pragma once

//@ vector-sizes
#if defined __AVX512F__             /* 32 registers of 16 floats */
enum { PER_VECTOR = 16, VECTORS = 1, HEIGHT = 16 };
#elif defined __AVX__               /* 16 registers of 8 */
enum { PER_VECTOR = 8, VECTORS = 2, HEIGHT = 6 };
#else                               /* 16 registers of 4, or more */
enum { PER_VECTOR = 4, VECTORS = 2, HEIGHT = 4 };
#endif
enum { WIDTH = VECTORS * PER_VECTOR };

//@ vector
/* PER_VECTOR floats that start at any float: one instruction adds them all. */
typedef float Vector
    __attribute__((vector_size(PER_VECTOR * sizeof(float)), aligned(4),
                   may_alias));

static inline Vector load(const float *from)
{
    return *(const Vector *)from;
}

static inline void store(float *to, Vector v)
{
    *(Vector *)to = v;
}
