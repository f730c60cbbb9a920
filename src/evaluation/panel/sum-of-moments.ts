import type { Moments, WeightedSums } from '../profiles/moments.ts';

/** The moments of the persons of several cells together, all seen in the same periods. */
export function sumOfMoments(parts: readonly Moments[]): Moments {
  const [first] = parts;
  if (!first) throw new RangeError('there is no cell');
  if (parts.length === 1) return first;
  const persons = parts.reduce((sum, part) => sum + part.persons, 0);
  const squared = first.squared && added(parts.map((part) => part.squared ?? part));
  return { persons, seen: first.seen, ...added(parts), squared };
}

function added(parts: readonly WeightedSums[]): WeightedSums {
  const periods = parts[0]?.sums.length ?? 0;
  const total = {
    weight: 0,
    sums: new Float64Array(periods),
    products: Array.from({ length: periods }, (_, t) => new Float64Array(t + 1)),
  };
  for (const { weight, sums, products } of parts) {
    total.weight += weight;
    addInto(total.sums, sums);
    for (let t = 0; t < periods; t++) addInto(total.products[t] as Float64Array, products[t] as Float64Array);
  }
  return total;
}

function addInto(into: Float64Array, values: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + (values[i] as number);
}
