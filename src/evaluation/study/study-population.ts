import { formatDate } from '#drawing/format-date.ts';
import type { Language } from '#drawing/language.ts';
import { yearOf } from '../plan/study/moment.ts';
import type { FlowRule, StudyPlan } from '../plan/study/study-plan.ts';
import type { Words } from '../plan/words.ts';
import type { Covariate, Profiles } from '../profiles/profiles.ts';
import type { CountedRegister } from '../register/register-question.ts';
import { UserError } from '../user-error.ts';
import { isMet } from './conditions.ts';
import { taken } from './equal-rows.ts';
import type { FlowStep, StudyFlow } from './flow.ts';
import { AREA } from './residence.ts';
import { covariateKey } from './study-question.ts';

/** The persons of a study who are left, as profiles with group, site, start, area and covariates; and how they came about. */
export interface StudyPopulation {
  profiles: Profiles;
  flow: StudyFlow;
}

const SIDES = ['treated', 'control', 'neither'] as const;
type Side = (typeof SIDES)[number];
const [TREATED, CONTROL, NEITHER] = [0, 1, 2];
const LEFT = 1;

/** Draws the population of a study out of its counted register. Throws {@link UserError} when an area of a site has nobody, or a group is empty. */
export function studyPopulation(study: StudyPlan, counted: CountedRegister): StudyPopulation {
  const { count } = counted.profiles;
  const columns = new Map(counted.profiles.covariates.map((one) => [one.name, one]));
  const areas = columns.get(AREA) as Covariate;
  const places = placesOf(study, areas);
  refuseEmptyAreas(study, areas, count);
  const flow = new Flow(count, places.side);
  flow.state('start', { da: 'Alle i registret', en: 'Everybody in the register' }, 'start');
  flow.leave('no-area', NO_AREA(study), (row) => Number.isNaN(areas.values[row]), true);
  for (const site of study.sites) {
    if (!site.excluded) continue;
    const isOfSite = places.siteOfArea.map((name) => name === site.name);
    flow.leave(`site-${site.name}`, siteOut(site), (row) => isOfSite[areas.values[row] as number] === true, true);
  }
  if (study.groups.controlAreas) flow.leave('other-area', OTHER_AREA, (row) => places.side[row] === NEITHER, true);
  for (const rule of study.population ?? []) leaveBy(flow, rule, columns, 0);
  for (const rule of study.exclusions ?? []) leaveBy(flow, rule, columns, 1);
  flow.state('remaining', { da: 'Undersøgelsens personer', en: 'The persons of the study' }, 'remaining');
  const last = flow.steps.at(-1) as FlowStep;
  for (const side of ['treated', 'control'] as const)
    if (last[side] === 0) throw new UserError(`The study's ${side} group is empty: everybody in it left on the way.`);
  return {
    profiles: remaining(study, counted.profiles, flow, places),
    flow: { steps: flow.steps, unknownWeekCodes: counted.unknownWeekCodes.map((one) => ({ ...one })) },
  };
}

const dayIn = (day: string, language: Language) => formatDate(Temporal.PlainDate.from(day), language);
const NO_AREA = ({ residence }: StudyPlan): Words => ({
  da: `Intet kendt område ${dayIn(residence.at, 'da')}`,
  en: `No known area on ${dayIn(residence.at, 'en')}`,
});
const OTHER_AREA: Words = { da: 'Bor i et område uden for undersøgelsen', en: 'Lives in an area outside the study' };
const siteOut = ({ label, excluded }: StudyPlan['sites'][number]): Words => ({
  da: `${label.da} er taget ud: ${excluded?.da}`,
  en: `${label.en} is taken out: ${excluded?.en}`,
});

interface Places {
  /** Code of the side of each profile. */
  side: Uint8Array;
  /** The site of each area by the area's code; null = none. */
  siteOfArea: readonly (string | null)[];
}

function placesOf(study: StudyPlan, areas: Covariate): Places {
  const siteByArea = new Map(study.sites.flatMap((site) => site.areas.map((area) => [area, site] as const)));
  const controls = study.groups.controlAreas && new Set(study.groups.controlAreas);
  const levels = areas.levels ?? [];
  const sideOfArea = levels.map((area) => {
    const site = siteByArea.get(area);
    if (site) return site.excluded ? NEITHER : TREATED;
    return controls && !controls.has(area) ? NEITHER : CONTROL;
  });
  return {
    side: Uint8Array.from(byArea(areas.values, sideOfArea, NEITHER)),
    siteOfArea: levels.map((area) => siteByArea.get(area)?.name ?? null),
  };
}

/** What holds of each profile's area; `none` where it has no known area. A plain loop: it runs over every person. */
function byArea(areas: Float64Array, valueOfArea: readonly number[], none: number): Float64Array {
  const values = new Float64Array(areas.length);
  for (let row = 0; row < areas.length; row++) {
    const area = areas[row] as number;
    values[row] = Number.isNaN(area) ? none : (valueOfArea[area] as number);
  }
  return values;
}

/** A misspelt area must not silently make people controls. */
function refuseEmptyAreas({ sites, groups, residence }: StudyPlan, areas: Covariate, count: Float64Array): void {
  const isLivedIn = new Uint8Array(areas.levels?.length ?? 0);
  for (let row = 0; row < count.length; row++)
    if ((count[row] as number) > 0) isLivedIn[areas.values[row] as number] = 1;
  const lived = new Set(areas.levels?.filter((_, code) => isLivedIn[code] === 1));
  const wanted = [
    ...sites.flatMap(({ name, areas: own }) => own.map((area) => ({ area, place: `site "${name}"` }))),
    ...(groups.controlAreas ?? []).map((area) => ({ area, place: '"controlAreas"' })),
  ];
  const empty = wanted.find(({ area }) => !lived.has(area));
  if (empty)
    throw new UserError(
      `"study" › ${empty.place}: nobody in the register lives in the area "${empty.area}" on ${residence.at}. Is it spelt as in the data?`,
    );
}

function leaveBy(flow: Flow, { name, label, where }: FlowRule, columns: ReadonlyMap<string, Covariate>, leaves: 0 | 1) {
  const met = isMet(where, columns, flow.left.length);
  const reason = leaves === 1 ? label : { da: `Uden for: ${label.da}`, en: `Outside: ${label.en}` };
  const untold = { da: `Kan ikke afgøres: ${label.da}`, en: `Cannot be told: ${label.en}` };
  flow.leave(name, reason, (row) => met[row] === leaves, true);
  flow.leave(`${name}-unknown`, untold, (row) => Number.isNaN(met[row]), false);
}

/** Counts who is there and who leaves; each person leaves once, by the first reason that holds. */
class Flow {
  readonly steps: FlowStep[] = [];
  readonly left: Uint8Array;
  private readonly count: Float64Array;
  private readonly side: Uint8Array;

  constructor(count: Float64Array, side: Uint8Array) {
    this.count = count;
    this.side = side;
    this.left = new Uint8Array(count.length);
  }

  state(name: string, label: Words, kind: 'start' | 'remaining'): void {
    this.steps.push({ name, label, kind, ...this.sum((row) => this.left[row] !== LEFT) });
  }

  /** `always`: the step stands in the flow even when nobody leaves. */
  leave(name: string, label: Words, isLeaving: (row: number) => boolean, always: boolean): void {
    const counts = this.sum((row) => {
      if (this.left[row] === LEFT || !isLeaving(row)) return false;
      this.left[row] = LEFT;
      return true;
    });
    if (always || SIDES.some((side) => counts[side] > 0)) this.steps.push({ name, label, kind: 'left-out', ...counts });
  }

  private sum(isCounted: (row: number) => boolean): Record<Side, number> {
    const { side, count } = this;
    const sums = new Float64Array(SIDES.length);
    for (let row = 0; row < count.length; row++)
      if (isCounted(row)) sums[side[row] as number] = (sums[side[row] as number] as number) + (count[row] as number);
    const [treated = 0, control = 0, neither = 0] = sums;
    return { treated, control, neither };
  }
}

/** Site and start of those who have none. */
const NO_SITE = 'none';

function remaining(study: StudyPlan, profiles: Profiles, flow: Flow, places: Places): Profiles {
  const rows = rowsLeft(flow.left);
  const take = (values: Float64Array) => (rows.length === values.length ? values : taken(values, rows));
  const sites = [...study.sites.filter(({ excluded }) => !excluded), null];
  const starts = [...new Set(sites.flatMap((site) => (site ? [String(yearOf(site.start))] : [])))].sort();
  const areas = profiles.covariates.find(({ name }) => name === AREA) as Covariate;
  const areaOf = take(areas.values);
  const siteOfArea = places.siteOfArea.map((name) => sites.findIndex((site) => (site?.name ?? null) === name));
  const startOfSite = sites.map((site) => (site ? starts.indexOf(String(yearOf(site.start))) : Number.NaN));
  const startOfArea = siteOfArea.map((site) => startOfSite[site] as number);
  const groupOf = taken(Float64Array.from(places.side), rows).map((side) => (side === TREATED ? 1 : 0));
  const siteNames = sites.map((site) => site?.name ?? NO_SITE);
  return {
    count: take(profiles.count),
    weight: null,
    covariates: [
      { name: 'group', levels: ['control', 'treated'], values: groupOf },
      { name: 'site', levels: siteNames, values: byArea(areaOf, siteOfArea, sites.length - 1) },
      { name: 'start', levels: starts, values: byArea(areaOf, startOfArea, Number.NaN) },
      inOrderOfNames(areas, areaOf),
      ...(study.covariates ?? []).map((one): Covariate => {
        const found = profiles.covariates.find(({ name }) => name === covariateKey(one.name)) as Covariate;
        const values = take(found.values);
        // The register's window says "paid"; the covariate says "no paid month".
        const isReversed = 'noPaidMonth' in one;
        return {
          name: one.name,
          levels: found.levels ?? [],
          values: isReversed ? values.map((paid) => 1 - paid) : values,
        };
      }),
    ],
    // Persons who have become alike stay apart, for every analysis counts alike persons together itself.
    outcomes: profiles.outcomes.map((one) => ({ ...one, values: one.values.map(take) })),
  };
}

function rowsLeft(left: Uint8Array): Uint32Array {
  const rows = new Uint32Array(left.length);
  let next = 0;
  for (let row = 0; row < left.length; row++) if (left[row] !== LEFT) rows[next++] = row;
  return rows.subarray(0, next);
}

/** Areas in the order of their names, however the register came upon them; those that nobody lives in are left out. */
function inOrderOfNames({ levels }: Covariate, values: Float64Array): Covariate {
  const isUsed = new Uint8Array(levels?.length ?? 0);
  for (let row = 0; row < values.length; row++) isUsed[values[row] as number] = 1;
  const used = (levels ?? []).filter((_, code) => isUsed[code] === 1).sort();
  const places = (levels ?? []).map((name) => used.indexOf(name));
  return { name: AREA, levels: used, values: byArea(values, places, Number.NaN) };
}
