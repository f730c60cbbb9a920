/**
 * The seed of one of many independent streams out of one: the branch and the seed mixed by the finaliser of MurmurHash3 (Appleby 2011), so that
 * neighbouring runs share nothing.
 */
export function splitSeed(seed: number, branch: number): number {
  let mixed = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((branch | 0) + 1, 0x85ebca77)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
