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
  for (const site of study.sites)
    if (site.excluded) flow.leave(`site-${site.name}`, siteOut(site), (row) => places.siteOf(row) === site.name, true);
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
  siteOf(row: number): string | null;
}

function placesOf(study: StudyPlan, areas: Covariate): Places {
  const siteByArea = new Map(study.sites.flatMap((site) => site.areas.map((area) => [area, site] as const)));
  const controls = study.groups.controlAreas && new Set(study.groups.controlAreas);
  const sideByArea = (areas.levels ?? []).map((area) => {
    const site = siteByArea.get(area);
    if (site) return site.excluded ? NEITHER : TREATED;
    return controls && !controls.has(area) ? NEITHER : CONTROL;
  });
  return {
    side: Uint8Array.from(areas.values, (code) => (Number.isNaN(code) ? NEITHER : (sideByArea[code] as number))),
    siteOf: (row) => siteByArea.get(areas.levels?.[areas.values[row] as number] ?? '')?.name ?? null,
  };
}

/** A misspelt area must not silently make people controls. */
function refuseEmptyAreas({ sites, groups, residence }: StudyPlan, areas: Covariate, count: Float64Array): void {
  const lived = new Set<string>();
  areas.values.forEach((code, row) => {
    if (!Number.isNaN(code) && (count[row] as number) > 0) lived.add(areas.levels?.[code] as string);
  });
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
    const leaves = (row: number) => this.left[row] !== LEFT && isLeaving(row);
    const counts = this.sum(leaves);
    for (let row = 0; row < this.left.length; row++) if (leaves(row)) this.left[row] = LEFT;
    if (always || SIDES.some((side) => counts[side] > 0)) this.steps.push({ name, label, kind: 'left-out', ...counts });
  }

  private sum(isCounted: (row: number) => boolean): Record<Side, number> {
    const sums = { treated: 0, control: 0, neither: 0 };
    for (let row = 0; row < this.left.length; row++)
      if (isCounted(row)) sums[SIDES[this.side[row] as number] as Side] += this.count[row] as number;
    return sums;
  }
}

/** Site and start of those who have none. */
const NO_SITE = 'none';

function remaining(study: StudyPlan, profiles: Profiles, flow: Flow, places: Places): Profiles {
  const rows = Uint32Array.from(profiles.count, (_, row) => row).filter((row) => flow.left[row] !== LEFT);
  const sites = [...study.sites.filter(({ excluded }) => !excluded), null];
  const starts = [...new Set(sites.flatMap((site) => (site ? [String(yearOf(site.start))] : [])))].sort();
  const siteCode = new Map(sites.map((site, code) => [site?.name ?? null, code]));
  const siteOf = (row: number) => siteCode.get(places.siteOf(row)) as number;
  const startCodes = sites.map((site) => (site ? starts.indexOf(String(yearOf(site.start))) : Number.NaN));
  const startOf = (row: number) => startCodes[siteOf(row)] as number;
  const ordered = (name: string, levels: readonly string[], valueOf: (row: number) => number): Covariate => ({
    name,
    levels,
    values: valuesOf(rows, valueOf),
  });
  const covariates = [
    ordered('group', ['control', 'treated'], (row) => (places.side[row] === TREATED ? 1 : 0)),
    ordered(
      'site',
      sites.map((site) => site?.name ?? NO_SITE),
      siteOf,
    ),
    ordered('start', starts, startOf),
    areaColumn(profiles, rows),
    ...(study.covariates ?? []).map((one): Covariate => {
      const found = profiles.covariates.find(({ name }) => name === covariateKey(one.name)) as Covariate;
      // The register's window says "paid"; the covariate says "no paid month".
      const valueOf = (row: number) =>
        'noPaidMonth' in one ? 1 - (found.values[row] as number) : (found.values[row] as number);
      return ordered(one.name, found.levels ?? [], valueOf);
    }),
  ];
  return leftOf(profiles, rows, covariates);
}

function valuesOf(rows: Uint32Array, valueOf: (row: number) => number): Float64Array {
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) values[at] = valueOf(rows[at] as number);
  return values;
}

/** Areas in the order of their names, however the register came upon them. */
function areaColumn(profiles: Profiles, rows: Uint32Array): Covariate {
  const areas = profiles.covariates.find(({ name }) => name === AREA) as Covariate;
  const used = [...new Set(Array.from(rows, (row) => areas.levels?.[areas.values[row] as number] as string))].sort();
  const codes = new Map(used.map((area, code) => [area, code]));
  const valueOf = (row: number) => codes.get(areas.levels?.[areas.values[row] as number] as string) as number;
  return { name: AREA, levels: used, values: valuesOf(rows, valueOf) };
}

/** The rows that are left; those that have become alike stay apart, for every analysis counts alike rows together itself. */
function leftOf(profiles: Profiles, rows: Uint32Array, covariates: readonly Covariate[]): Profiles {
  const isWhole = rows.length === profiles.count.length;
  const take = (values: Float64Array) => (isWhole ? values : taken(values, rows));
  return {
    count: take(profiles.count),
    weight: null,
    covariates,
    outcomes: profiles.outcomes.map((one) => ({ ...one, values: one.values.map(take) })),
  };
}
