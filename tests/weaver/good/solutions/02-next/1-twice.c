/*
 * Twice, or `2 * n`
 * difficulty: ★
 * points: 2
 * parts: all 2
 * time: 5 min
 *
 * Return `n` twice over. The formula is $2n$.
 *
 * hint: A secret that no page tells.
 * after: Done.
 */
