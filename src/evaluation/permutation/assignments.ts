/** How many sets of `k` out of `n` there are; Infinity when beyond exact whole numbers. */
export function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) {
    product = (product * (n - Math.min(k, n - k) + i)) / i;
    if (product > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  }
  return Math.round(product);
}

/** Every set of `k` out of 0 … n − 1 in lexicographic order; the same array is handed out each time. */
export function* everySet(n: number, k: number): Generator<Int32Array> {
  const set = Int32Array.from({ length: k }, (_, i) => i);
  for (;;) {
    yield set;
    let place = k - 1;
    while (place >= 0 && set[place] === n - k + place) place--;
    if (place < 0) return;
    set[place] = (set[place] ?? 0) + 1;
    for (let i = place + 1; i < k; i++) set[i] = (set[i - 1] ?? 0) + 1;
  }
}

/** `draws` random sets of `k` out of 0 … n − 1, each equally likely, by the first k places of a shuffle. `uniform` gives numbers in [0, 1). */
export function* randomSets(n: number, k: number, draws: number, uniform: () => number): Generator<Int32Array> {
  const deck = Int32Array.from({ length: n }, (_, i) => i);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < k; i++) {
      const j = i + Math.floor(uniform() * (n - i));
      const card = deck[i] ?? 0;
      deck[i] = deck[j] ?? 0;
      deck[j] = card;
    }
    yield deck.subarray(0, k);
  }
}
