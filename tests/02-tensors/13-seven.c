/* The driver of exercise 2.13: it keeps the entries, which are 2 by 2 matrices
   modulo a prime, so that the order of factors is seen; and counts. */
#include "driver.h"
#include "13-seven.h"
#include <stdlib.h>

enum { TICKETS = 2000000, PRIME = 251, MOST = 32, SHOWN = 4 };
typedef struct {
    unsigned char a, b, c, d;           // (a b; c d)
} Small;
static Small small[TICKETS];            // number 0 is ZERO
static int tickets = 1, uses;

static Entry ticket(unsigned a, unsigned b, unsigned c, unsigned d)
{
    if (tickets == TICKETS)
        abort();                        // far too many
    small[tickets] = (Small){ (unsigned char)(a % PRIME),
                              (unsigned char)(b % PRIME),
                              (unsigned char)(c % PRIME),
                              (unsigned char)(d % PRIME) };
    return tickets++;
}

static Small look_up(Entry e)
{
    if (e < 0 || e >= tickets)
        abort();                        // there is no such ticket
    return small[e];
}

Entry add(Entry p, Entry q)
{
    Small x = look_up(p), y = look_up(q);
    return ticket(x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d);
}

Entry subtract(Entry p, Entry q)
{
    Small x = look_up(p), y = look_up(q);
    return ticket(x.a + PRIME - y.a, x.b + PRIME - y.b, x.c + PRIME - y.c,
                  x.d + PRIME - y.d);
}

Entry multiply(Entry p, Entry q)
{
    Small x = look_up(p), y = look_up(q);
    uses++;
    return ticket(x.a * y.a + x.b * y.c, x.a * y.b + x.b * y.d,
                  x.c * y.a + x.d * y.c, x.c * y.b + x.d * y.d);
}

static Entry *matrix(int n, bool filled)
{
    Entry *A = malloc((size_t)(n * n) * sizeof *A);
    for (int i = 0; i < n * n; i++)
        A[i] = filled ? ticket(case_random(), case_random(), case_random(),
                               case_random()) : -1;
    return A;
}

/* The first rows, and for each row a sum in which every place has another
   weight. -1 where there is no such ticket. */
static void emit(const Entry *C, int n)
{
    int first[SHOWN * MOST * 4], sum[MOST], shown = n < SHOWN ? n : SHOWN;
    for (int i = 0; i < n * n; i++) {
        bool known = C[i] >= 0 && C[i] < tickets;
        Small x = known ? small[C[i]] : (Small){ 0 };
        int parts[4] = { x.a, x.b, x.c, x.d };
        if (i % n == 0)
            sum[i / n] = 0;
        for (int p = 0; p < 4; p++) {
            if (i / n < shown)
                first[4 * i + p] = known ? parts[p] : -1;
            sum[i / n] += (known ? parts[p] : -1) * (4 * (i % n) + p + 1);
        }
    }
    out_ints("first-rows", first, (size_t)(4 * shown * n));
    out_ints("row-sums", sum, (size_t)n);
}

static void run(int n)
{
    int allowed = 1;
    for (int size = 1; size < n; size *= 2)
        allowed *= 7;
    Entry *A = matrix(n, true), *B = matrix(n, true), *C = matrix(n, false);
    in_int("n", n);
    in_text("entries", "2 by 2 matrices modulo 251, drawn at random");
    product(A, B, n, C);
    emit(C, n);
    out_int("uses-beyond-7-to-the-k", uses > allowed ? uses - allowed : 0);
    free(A);
    free(B);
    free(C);
    case_end();
}

void driver(void)
{
    for (int n = 1; n <= MOST; n *= 2)
        if (case_begin("doubling", "%d by %d", n, n))
            run(n);
    for (int r = 1; r <= 3; r++)
        if (case_begin("doubling", "random, 2 to the %d", r))
            run(1 << r);
    if (case_begin("any", "nothing"))
        run(0);
    if (case_begin("any", "3 by 3"))
        run(3);
    if (case_begin("any", "5 by 5"))
        run(5);
    if (case_begin("any", "31 by 31"))
        run(31);
    for (int r = 1; r <= 3; r++)
        if (case_begin("any", "random %d", r))
            run(case_between(6, 15));
}
