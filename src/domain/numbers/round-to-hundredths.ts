/** Rounds to two decimals, halves away from zero, on the number as it is written: 1.005 → 1.01. */
export function roundToHundredths(value: number): number {
  const shifted = Math.round(Number(`${Math.abs(value)}e2`));
  return Math.sign(value) * Number(`${shifted}e-2`) || 0;
}
