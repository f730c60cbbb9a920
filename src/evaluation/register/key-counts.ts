/** Keys of a few 32-bit words, each with how often it came: a hash table with open addressing. */
export class KeyCounts {
  /** Distinct keys. */
  size = 0;
  readonly words: number;
  private keys: Uint32Array;
  private counts: Float64Array;
  /** Key number + 1 in each slot; 0 = free. */
  private slots: Int32Array;
  private hashes: Uint32Array;

  constructor(words: number, capacity = 1 << 12) {
    this.words = words;
    this.keys = new Uint32Array(words * capacity);
    this.counts = new Float64Array(capacity);
    this.slots = new Int32Array(2 * capacity);
    this.hashes = new Uint32Array(capacity);
  }

  /** Counts the key that begins at `at`; gives its number. */
  add(source: Uint32Array, at: number, count: number): number {
    const { words } = this;
    const mask = this.slots.length - 1;
    const hash = hashOf(source, at, words);
    let slot = hash & mask;
    for (;;) {
      const number = (this.slots[slot] as number) - 1;
      if (number < 0) break;
      if (this.hashes[number] === hash && this.isEqual(number, source, at)) {
        this.counts[number] = (this.counts[number] as number) + count;
        return number;
      }
      slot = (slot + 1) & mask;
    }
    if (this.size === this.counts.length) {
      this.grow();
      return this.add(source, at, count);
    }
    this.slots[slot] = this.size + 1;
    for (let word = 0; word < words; word++) this.keys[this.size * words + word] = source[at + word] as number;
    this.counts[this.size] = count;
    this.hashes[this.size] = hash;
    return this.size++;
  }

  countOf = (number: number): number => this.counts[number] as number;

  /** How often some keys came. */
  countsOf(numbers: Uint32Array): Float64Array {
    const counts = new Float64Array(numbers.length);
    for (let at = 0; at < numbers.length; at++) counts[at] = this.counts[numbers[at] as number] as number;
    return counts;
  }

  /** The words of all keys, one key after the other. */
  get allWords(): Uint32Array {
    return this.keys.subarray(0, this.size * this.words);
  }

  /** Key numbers, as the keys came. */
  all(): Uint32Array {
    const numbers = new Uint32Array(this.size);
    for (let number = 0; number < numbers.length; number++) numbers[number] = number;
    return numbers;
  }

  /** Key numbers, by their words from the first: the same order however they came. */
  sorted(): Uint32Array {
    const { keys, words } = this;
    return this.all().sort((a, b) => {
      for (let word = 0; word < words; word++) {
        const difference = (keys[a * words + word] as number) - (keys[b * words + word] as number);
        if (difference !== 0) return difference;
      }
      return 0;
    });
  }

  private isEqual(number: number, source: Uint32Array, at: number): boolean {
    const from = number * this.words;
    for (let word = 0; word < this.words; word++) if (this.keys[from + word] !== source[at + word]) return false;
    return true;
  }

  private grow(): void {
    const capacity = 2 * this.counts.length;
    const [keys, counts] = [new Uint32Array(this.words * capacity), new Float64Array(capacity)];
    const hashes = new Uint32Array(capacity);
    keys.set(this.keys);
    counts.set(this.counts);
    hashes.set(this.hashes);
    [this.keys, this.counts, this.hashes] = [keys, counts, hashes];
    this.slots = new Int32Array(2 * capacity);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = (hashes[number] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

/** Mixes the words as MurmurHash3 does (Appleby 2011, public domain). */
function hashOf(source: Uint32Array, at: number, words: number): number {
  let hash = words;
  for (let word = 0; word < words; word++) {
    let mixed = Math.imul(source[at + word] as number, 0xcc9e2d51);
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash ^= mixed;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
