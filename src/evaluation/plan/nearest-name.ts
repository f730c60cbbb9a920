/** The name among `names` that `given` was most likely meant to be; null when none is near. */
export function nearestName(given: string, names: readonly string[]): string | null {
  const most = given.length < 4 ? 1 : Math.min(3, Math.floor(given.length / 3) + 1);
  const near = names
    .map((name) => ({ name, steps: stepsBetween(given.toLowerCase().slice(0, 60), name.toLowerCase()) }))
    .filter(({ steps }) => steps <= most)
    .sort((a, b) => a.steps - b.steps);
  return near[0]?.name ?? null;
}

/** Letters to add, drop or change on the way from one word to the other (Levenshtein 1966). */
function stepsBetween(from: string, to: string): number {
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (last[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(change, (last[j] as number) + 1, (row[j - 1] as number) + 1));
    }
    last = row;
  }
  return last[to.length] as number;
}
