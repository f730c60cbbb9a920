import { normalQuantile } from '../distributions/normal.ts';
import { normalStream, seededStream } from '../permutation/seeded-stream.ts';
import type { Scenario } from './scenario.ts';
import { splitSeed } from './split-seed.ts';

/** Invented persons in one world, and what would have become of them without the effort. Arrays by person, or by year and person. */
export interface SimulatedPersons {
  size: number;
  years: readonly number[];
  /** 1 = lives in an area of the effort. */
  treated: Uint8Array;
  /** Number of the area; those of the effort come first. */
  area: Uint16Array;
  /** 1 = woman. */
  woman: Uint8Array;
  age: Uint8Array;
  /** Place in {@link ORIGINS}. */
  origin: Uint8Array;
  /** 1 = no paid month in the years before the start. */
  longTerm: Uint8Array;
  /** A paid month in the year: 1, 0, or 2 = not known, because the person was lost. */
  paid: readonly Uint8Array[];
  /** The same had there been no effort; what was lost is known here. */
  paidWithout: readonly Uint8Array[];
  /** The same with the effort where it was given; what was lost is known here. */
  paidWith: readonly Uint8Array[];
}

/** Origin as statistics has it; drawn for the invented persons, never asked of real ones. */
export const ORIGINS = ['danish', 'immigrant', 'descendant'] as const;
/** The value in {@link SimulatedPersons.paid} of a person who was lost. */
export const LOST = 2;

/** Shares of the published Table 1: women; under 36 and 36 to 50; immigrants and descendants. */
const COMPOSITION = {
  treated: { women: 0.51, young: 0.27, middle: 0.42, immigrants: 0.48, descendants: 0.05 },
  control: { women: 0.46, young: 0.4, middle: 0.38, immigrants: 0.25, descendants: 0.04 },
} as const;
/** What each trait adds to the yearly share, where groups are composed unlike each other; chosen by us. */
const ADDED = { woman: -0.02, young: 0.03, old: -0.05, immigrant: -0.04 } as const;

/** What all persons of one register share. */
interface World {
  scenario: Scenario;
  shocks: readonly Float64Array[];
  thresholdOf: (share: number) => number;
}

/**
 * Draws persons. A person has a paid month in a year when a latent standard normal number lies below the quantile of the year's share; that number is
 * √lasting·(person) + √(1−lasting)·AR(1) with factor `fading`, so that years hang together and every share is met exactly in expectation, and effects are
 * additive on shares. Both worlds, with and without the effort, are read off the same numbers. The same seed gives the same persons.
 */
export function simulatePersons(scenario: Scenario, seed: number): SimulatedPersons {
  const persons = emptyPersons(scenario);
  const world: World = {
    scenario,
    shocks: shocksOf(scenario, persons.years.length, seed),
    thresholdOf: rememberedThresholds(),
  };
  const uniform = seededStream(splitSeed(seed, 2));
  const normal = normalStream(seededStream(splitSeed(seed, 3)));
  const latent = new Float64Array(persons.years.length);
  for (let person = 0; person < persons.size; person++) {
    const isTreated = person < scenario.treated;
    for (;;) {
      drawTraits(persons, person, isTreated, scenario, uniform);
      drawLatent(latent, scenario, normal);
      drawPaths(persons, person, latent, world);
      if (!scenario.isLongTermOnly || persons.longTerm[person]) break;
    }
    loseSome(persons, person, scenario, uniform);
  }
  return persons;
}

function emptyPersons({ treated, control, from, to }: Scenario): SimulatedPersons {
  const size = treated + control;
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const bytes = () => new Uint8Array(size);
  return {
    size,
    years,
    treated: bytes(),
    area: new Uint16Array(size),
    woman: bytes(),
    age: bytes(),
    origin: bytes(),
    longTerm: bytes(),
    paid: years.map(bytes),
    paidWithout: years.map(bytes),
    paidWith: years.map(bytes),
  };
}

/** Shocks of area and year, mean 0 and variance icc·p(1−p), year by year. */
function shocksOf({ areas, controlAreas, icc, baseRate }: Scenario, years: number, seed: number): Float64Array[] {
  const normal = normalStream(seededStream(splitSeed(seed, 1)));
  const share = baseRate / 100;
  const spread = Math.sqrt(icc * share * (1 - share));
  return Array.from({ length: years }, () =>
    Float64Array.from({ length: areas + controlAreas }, () => spread * normal()),
  );
}

function drawTraits(
  persons: SimulatedPersons,
  person: number,
  isTreated: boolean,
  { areas, controlAreas, treated, isComposedUnlike }: Scenario,
  uniform: () => number,
): void {
  const shares = COMPOSITION[isTreated && isComposedUnlike ? 'treated' : 'control'];
  persons.treated[person] = Number(isTreated);
  persons.area[person] = isTreated ? person % areas : areas + ((person - treated) % controlAreas);
  persons.woman[person] = Number(uniform() < shares.women);
  const band = uniform();
  const within = uniform();
  persons.age[person] =
    band < shares.young
      ? 18 + Math.floor(within * 18)
      : band < shares.young + shares.middle
        ? 36 + Math.floor(within * 15)
        : 51 + Math.floor(within * 14);
  const origin = uniform();
  persons.origin[person] = origin < shares.immigrants ? 1 : origin < shares.immigrants + shares.descendants ? 2 : 0;
}

function drawLatent(latent: Float64Array, { lasting, fading }: Scenario, normal: () => number): void {
  const own = Math.sqrt(lasting) * normal();
  const left = Math.sqrt(1 - lasting);
  const fresh = Math.sqrt(1 - fading ** 2);
  let state = normal();
  for (let year = 0; year < latent.length; year++) {
    latent[year] = own + left * state;
    state = fading * state + fresh * normal();
  }
}

/** Both worlds of a person, year by year; who is long-term unemployed is known when the start comes. */
function drawPaths(
  persons: SimulatedPersons,
  person: number,
  latent: Float64Array,
  { scenario, shocks, thresholdOf }: World,
): void {
  const level = levelOf(persons, person, scenario);
  const area = persons.area[person] as number;
  let hasPaid = false;
  persons.years.forEach((year, at) => {
    if (year === scenario.start) persons.longTerm[person] = Number(!hasPaid);
    const draw = latent[at] as number;
    const share = level + ownMove(persons, person, year, scenario) + (shocks[at]?.[area] as number);
    const without = Number(draw < thresholdOf(share));
    const added = riseOf(persons, person, year, scenario);
    const withEffort = added === 0 ? without : Number(draw < thresholdOf(share + added));
    (persons.paidWithout[at] as Uint8Array)[person] = without;
    (persons.paidWith[at] as Uint8Array)[person] = withEffort;
    (persons.paid[at] as Uint8Array)[person] = withEffort;
    hasPaid ||= withEffort === 1;
  });
}

/** The share of a person's kind in an ordinary year. */
function levelOf(persons: SimulatedPersons, person: number, { baseRate, isComposedUnlike }: Scenario): number {
  if (!isComposedUnlike) return baseRate / 100;
  const age = persons.age[person] as number;
  return (
    baseRate / 100 +
    (persons.woman[person] === 1 ? ADDED.woman : 0) +
    (age < 36 ? ADDED.young : age > 50 ? ADDED.old : 0) +
    (persons.origin[person] === 1 ? ADDED.immigrant : 0)
  );
}

/** Where the treated lie by themselves: their level, and their own trend up to and after the year before the start. */
function ownMove(
  persons: SimulatedPersons,
  person: number,
  year: number,
  { selection, trend, start }: Scenario,
): number {
  return persons.treated[person] === 1 ? (selection + trend * (year - start + 1)) / 100 : 0;
}

/** What the effort adds to a person's share in a year, the rise in the year before the start included. */
function riseOf(persons: SimulatedPersons, person: number, year: number, scenario: Scenario): number {
  if (persons.treated[person] !== 1 || year < scenario.start - 1) return 0;
  if (year === scenario.start - 1) return scenario.anticipation / 100;
  const ofImmigrants = persons.origin[person] === 1 ? scenario.effectImmigrants : 0;
  const ofLongTerm = persons.longTerm[person] === 1 ? scenario.effectLongTerm : 0;
  return (scenario.effect + ofImmigrants + ofLongTerm) / 100;
}

/** Where the latent number must lie below for a share, held at 0 and 1; there are far fewer shares than persons and years. */
function rememberedThresholds(): World['thresholdOf'] {
  const known = new Map<number, number>();
  return (share) => {
    if (share <= 0) return Number.NEGATIVE_INFINITY;
    if (share >= 1) return Number.POSITIVE_INFINITY;
    const threshold = known.get(share) ?? normalQuantile(share);
    known.set(share, threshold);
    return threshold;
  };
}

/** Once lost, a person stays lost. */
function loseSome(persons: SimulatedPersons, person: number, { attrition }: Scenario, uniform: () => number): void {
  if (attrition === 0) return;
  let isLost = false;
  for (const paid of persons.paid) {
    if (isLost) paid[person] = LOST;
    isLost ||= uniform() < attrition / 100;
  }
}
