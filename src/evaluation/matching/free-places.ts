/** Finds the nearest free place at or below, and at or above, a place; used-up places are skipped by path compression (Tarjan 1975). */
export function freePlaces(length: number) {
  const below = Int32Array.from({ length: length + 1 }, (_, i) => i);
  const above = Int32Array.from({ length: length + 1 }, (_, i) => i);
  const follow = (links: Int32Array, start: number) => {
    let root = start;
    while (links[root] !== root) root = links[root] ?? root;
    for (let i = start; links[i] !== root; ) {
      const next = links[i] ?? root;
      links[i] = root;
      i = next;
    }
    return root;
  };
  return {
    // Places are shifted by one in `below`, so that 0 means none.
    atOrBelow: (place: number) => follow(below, place + 1) - 1,
    atOrAbove: (place: number) => follow(above, place),
    useUp: (place: number) => {
      below[place + 1] = place;
      above[place] = place + 1;
    },
  };
}
