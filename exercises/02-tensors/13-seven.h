/* 13-seven.h: a matrix product with fewer multiplications. */
#pragma once

/* A ticket for an entry of a matrix. You can't see the entry. */
typedef int Entry;
enum { ZERO = 0 };

/* Given to you: tickets for a + b, a - b and a b. a b is not b a: an entry may
   be a matrix itself. Every use of multiply is counted. */
Entry add(Entry a, Entry b);
Entry subtract(Entry a, Entry b);
Entry multiply(Entry a, Entry b);

/* C = A B, all (n,n), row-major. Where n is 2 to the k or less, and more than
   half of that, multiply is used at most 7 to the k times. n may be 0. */
void product(const Entry *A, const Entry *B, int n, Entry *C);
