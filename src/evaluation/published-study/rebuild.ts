import { type Block, blocks, type Reading, type Traits, traits } from './blocks.ts';
import type { Side } from './printed.ts';

/** An invented person who, together with the others, fits what the study prints. */
export interface RebuiltPerson {
  side: Side;
  municipality: string;
  /** Empty outside the areas. */
  area: string;
  sex: 'woman' | 'man';
  /** In years, at the start of 2017. */
  age: number;
  origin: 'danish' | 'immigrant' | 'descendant';
  unpaid2014to2016: boolean;
  unpaid2012to2016: boolean;
  isInFigureTwo: boolean;
  /** Paid hours in 2014, …, 2019. */
  paid: readonly boolean[];
}

/**
 * Invents 8,644 persons who fit every printed number and significance mark that can hold together. No chance is used: the same reading gives
 * the same persons. What the study does not print (who of a group has which trait, how the years hang together in one person) is spread evenly.
 */
export function rebuildPublishedStudy(reading: Reading): RebuiltPerson[] {
  return (['treated', 'control'] as const).flatMap((side) => rebuildSide(side, reading));
}

function rebuildSide(side: Side, reading: Reading): RebuiltPerson[] {
  const drafts = blocks[side].flatMap((block) => pathsOf(block).map((paid) => ({ block: block.name, paid })));
  const isInFigureTwo = drafts.map(({ block }) => block !== 'long-term-others' && block !== 'others');
  const isLongTerm = drafts.map(({ block }) => block.startsWith('long-term'));
  const sexes = sexesOf(drafts, traits[side]);
  const origins = originsOf(isInFigureTwo, traits[side], reading);
  const ages = spread(drafts.length, traits[side].ages, Math.SQRT2);
  const areas = spread(
    drafts.length,
    traits[side].areas.map(([, , persons]) => persons),
    Math.E,
  );
  const neverPaid = within(isLongTerm, traits[side].unpaid2012to2016, Math.PI);
  return drafts.map(({ paid }, index) => {
    const [municipality, area] = traits[side].areas[areas[index] as number] as readonly [string, string, number];
    return {
      side,
      municipality,
      area,
      sex: sexes[index] as RebuiltPerson['sex'],
      age: ageIn(ages[index] as number, index),
      origin: origins[index] as RebuiltPerson['origin'],
      unpaid2014to2016: isLongTerm[index] as boolean,
      unpaid2012to2016: neverPaid[index] as boolean,
      isInFigureTwo: isInFigureTwo[index] as boolean,
      paid,
    };
  });
}

/** The years of each person of a block: 2014 from one end, 2016 to 2019 from the other, 2015 in the middle, so that nobody lacks a year. */
function pathsOf({ size, paid }: Block): boolean[][] {
  const [, middle] = paid;
  const starts = paid.map((count, year) =>
    year === 0 ? 0 : year === 1 ? Math.floor((size - middle) / 2) : size - count,
  );
  return Array.from({ length: size }, (_, person) =>
    paid.map((count, year) => person >= (starts[year] as number) && person < (starts[year] as number) + count),
  );
}

/** Two blocks have their sex in their name; the other women are spread over the rest. */
function sexesOf(drafts: readonly { block: Block['name'] }[], { women }: Traits): RebuiltPerson['sex'][] {
  const named = drafts.filter(({ block }) => block === 'long-term-women').length;
  const rest = drafts.map(({ block }) => block !== 'long-term-women' && block !== 'long-term-men');
  const isWoman = within(rest, women - named, Math.sqrt(3));
  return drafts.map(({ block }, index) => (block === 'long-term-women' || isWoman[index] ? 'woman' : 'man'));
}

function originsOf(
  isInFigureTwo: readonly boolean[],
  { origins }: Traits,
  reading: Reading,
): RebuiltPerson['origin'][] {
  const { otherImmigrants, descendants } = origins[reading];
  const rest = isInFigureTwo.filter((inside) => !inside).length;
  const kinds = spread(rest, [otherImmigrants, descendants, rest - otherImmigrants - descendants], Math.sqrt(5));
  let next = 0;
  return isInFigureTwo.map((inside) =>
    inside
      ? 'immigrant'
      : ((['immigrant', 'descendant', 'danish'] as const)[kinds[next++] as number] as RebuiltPerson['origin']),
  );
}

/** Ages inside each band, one after the other. */
function ageIn(band: number, index: number): number {
  const [from, years] = (
    [
      [18, 17],
      [35, 1],
      [36, 15],
      [51, 14],
    ] as const
  )[band] as readonly [number, number];
  return from + (index % years);
}

/** Gives each of `n` persons a kind, so that kind k has `counts[k]` of them, spread evenly; `step` makes traits independent of each other. */
function spread(n: number, counts: readonly number[], step: number): number[] {
  const order = Array.from({ length: n }, (_, index) => index).sort(
    (a, b) => (((a + 1) * step) % 1) - (((b + 1) * step) % 1) || a - b,
  );
  const kinds = counts.flatMap((count, kind) => Array.from({ length: count }, () => kind));
  if (kinds.length !== n) throw new RangeError(`The counts add up to ${kinds.length} and not to ${n}.`);
  const given = Array.from({ length: n }, () => 0);
  order.forEach((person, place) => (given[person] = kinds[place] as number));
  return given;
}

/** Chooses `count` of the persons inside a part, spread evenly. */
function within(part: readonly boolean[], count: number, step: number): boolean[] {
  const size = part.filter(Boolean).length;
  const kinds = spread(size, [count, size - count], step);
  let next = 0;
  return part.map((inside) => inside && kinds[next++] === 0);
}
