/* Your f rounds to the nearest whole number. floor only ever goes down: a
   bucket begins when it is reached, not when it is near. */
/* f: the bucket of n places away, one of N. */
static int bucket_at(int n, int N, int farthest)
{
    int m = N / 2;
    if (n < m)
        return n;
    double share = log((double)n / m) / log((double)farthest / m);
    int b = m + (int)((N - m) * share + 0.5);
    return b < N ? b : N - 1;
}

/* The smallest n in bucket b or a later one. */
static int first_at(int b, int N, int farthest)
{
    int n = 0;
    while (bucket_at(n, N, farthest) < b)
        n++;
    return n;
}

Drawer drawer_of(int bucket, int buckets, int farthest, bool both_ways)
{
    int N = both_ways ? buckets / 2 : buckets, b = bucket % N;
    bool ahead = bucket >= N;
    int near = first_at(b, N, farthest);
    int far = b == N - 1 ? INT_MAX : first_at(b + 1, N, farthest) - 1;
    if (ahead && b == 0)
        near = 1;                       // d is below 0
    if (near > far)
        return (Drawer){ 0, -1 };
    if (ahead)
        return (Drawer){ far == INT_MAX ? INT_MIN : -far, -near };
    if (!both_ways && b == 0)
        near = INT_MIN;                 // keys that the mask hides
    return (Drawer){ near, far };
}
