import type { Analysis } from '../plan/analyses.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { leavesOf } from '../plan/study/condition.ts';
import { yearOf } from '../plan/study/moment.ts';
import { yearsOf } from '../plan/study/study-columns.ts';
import { filesOfStudy, type StudyPlan } from '../plan/study/study-plan.ts';
import type { Words } from '../plan/words.ts';

/** Fewer treated areas than this make errors clustered on areas too small (Cameron & Miller 2015; MacKinnon & Webb 2018). */
export const FEW_AREAS = 10;

/** What a plan allows and an evaluator should know before she reads an outcome. `areas`: treated areas, where the data have been counted. */
export function warningsOf(plan: Plan, areas: { treated: number; all: number } | null): Words[] {
  const { study } = plan;
  return [...(study ? studyWarnings(plan, study, areas) : []), ...correctionWarnings(plan), ...dataWarnings(plan)];
}

function studyWarnings(plan: Plan, study: StudyPlan, areas: { treated: number; all: number } | null): Words[] {
  return [
    ...fewAreas(plan, study, areas),
    ...impossibleBefore(plan, study),
    ...measuredLate(study),
    ...shortHistory(study),
  ];
}

/** How many areas the plan treats. */
export const treatedAreas = ({ sites, clustering }: StudyPlan): number => {
  const own = sites.filter(({ excluded }) => !excluded);
  return clustering?.area === 'site' ? own.length : own.reduce((sum, site) => sum + site.areas.length, 0);
};

function fewAreas({ analyses = [] }: Plan, study: StudyPlan, areas: { treated: number; all: number } | null): Words[] {
  const treated = areas?.treated ?? treatedAreas(study);
  if (treated >= FEW_AREAS) return [];
  const clustered = analyses.filter(isClustered).map(({ name }) => name);
  const has = analyses.some(({ kind }) => kind === 'few-clusters');
  const smallest = areas ? 1 / choose(areas.all, areas.treated) : null;
  const limit = smallest !== null && smallest > 0.001;
  return [
    {
      da: [
        `Kun ${treated} områder får indsatsen. Fejl klynget på områder er så for små, og deres p-værdier gælder ikke${clustered.length > 0 ? ` (${clustered.join(', ')})` : ''}.`,
        has
          ? 'Det, der gælder, er analysen af slagsen few-clusters i planen.'
          : 'Det, der gælder, er en randomiseringstest eller wild cluster bootstrap: tilføj en analyse af slagsen few-clusters.',
        limit ? `Den mindste p, en randomiseringstest kan give her, er ${smallest.toFixed(3).replace('.', ',')}.` : '',
      ]
        .join(' ')
        .trim(),
      en: [
        `Only ${treated} areas are treated. Errors clustered on areas are then too small, and their p-values are not valid${clustered.length > 0 ? ` (${clustered.join(', ')})` : ''}.`,
        has
          ? 'What is valid is the analysis of the kind few-clusters in the plan.'
          : 'What is valid is a randomisation test or the wild cluster bootstrap: add an analysis of the kind few-clusters.',
        limit ? `The smallest p that a randomisation test can give here is ${smallest.toFixed(3)}.` : '',
      ]
        .join(' ')
        .trim(),
    },
  ];
}

function isClustered(analysis: Analysis): boolean {
  if (analysis.data !== 'study') return false;
  if (analysis.kind === 'event-study') return analysis.clusters !== 'unit' && analysis.clusters !== 'person';
  return analysis.kind === 'regression' && (analysis.errors.clusters ?? []).length > 0;
}

const choose = (n: number, k: number): number =>
  Array.from({ length: Math.min(k, n - k) }, (_, at) => (n - at) / (at + 1)).reduce((product, one) => product * one, 1);

/** No paid month in years that are also years before the start: the outcome is 0 there because of how the subgroup is made. */
function impossibleBefore({ analyses = [] }: Plan, study: StudyPlan): Words[] {
  return (study.covariates ?? []).flatMap((one): Words[] => {
    if (!('noPaidMonth' in one)) return [];
    const { from, to } = one.noPaidMonth;
    const years = yearsOf(study).filter((year) => `${year}-12` >= from && `${year}-01` <= to && year <= study.base);
    const named = analyses.filter((analysis) => subgroupsOf(analysis).includes(one.name)).map(({ name }) => name);
    if (years.length === 0 || named.length === 0) return [];
    const span = years.length === 1 ? `${years[0]}` : `${years[0]}–${years.at(-1)}`;
    return [
      {
        da: `I undergruppen ${one.name} har ingen en lønnet måned i ${span}: udfaldet er dér 0 i begge grupper, fordi undergruppen er valgt sådan. Den har ingen udvikling før start at teste, og "ændringen" er niveauet efter start (${named.join(', ')}).`,
        en: `In the subgroup ${one.name} nobody has a paid month in ${span}: the outcome is 0 there in both groups by construction. It has no trend before the start to test, and its "change" is the level after the start (${named.join(', ')}).`,
      },
    ];
  });
}

const subgroupsOf = (analysis: Analysis): string[] =>
  'subgroups' in analysis ? (analysis.subgroups ?? []).map(({ column }) => column) : [];

/** What is measured after the effort began may be its result. */
function measuredLate({
  sites,
  residence,
  covariates = [],
  exclusions = [],
  population = [],
  base,
}: StudyPlan): Words[] {
  const first = sites
    .filter(({ excluded }) => !excluded)
    .map(({ start }) => start)
    .sort()[0] as string;
  const late = covariates.filter((one) => 'measured' in one && one.measured !== undefined && one.measured >= first);
  const steps = [...population, ...exclusions].filter(({ where }) =>
    leavesOf(where).some((leaf) => 'weekWith' in leaf && yearOf(leaf.weekWith.to) > base),
  );
  return [
    ...(residence.at >= first
      ? [
          {
            da: `Området er det, man boede i den ${residence.at}, efter starten den ${first}. Flytninger kan være en følge af indsatsen.`,
            en: `The area is where somebody lived on ${residence.at}, after the start on ${first}. Moves may be a result of the effort.`,
          },
        ]
      : []),
    ...late.map(({ name }) => ({
      da: `${name} er målt efter starten den ${first} og kan være en følge af indsatsen. En undergruppe eller justering efter den svarer på noget andet.`,
      en: `${name} is measured after the start on ${first} and may be a result of the effort. A subgroup by it, or adjusting for it, answers another question.`,
    })),
    ...steps.map(({ name }) => ({
      da: `Trinnet ${name} ser på ydelser efter basisåret ${base}: hvem der er med, kan være en følge af indsatsen.`,
      en: `The step ${name} looks at benefits after the base year ${base}: who is in may be a result of the effort.`,
    })),
  ];
}

function shortHistory({ years, base }: StudyPlan): Words[] {
  if (base - years.from >= 2) return [];
  return [
    {
      da: `Der er kun ${base - years.from + 1} år til og med basisåret. Om grupperne fulgtes ad før start, kan næsten ikke prøves.`,
      en: `There are only ${base - years.from + 1} years up to the base year. Whether the groups moved alike before the start can hardly be tested.`,
    },
  ];
}

function correctionWarnings({ analyses = [], families = [] }: Plan): Words[] {
  const corrected = new Set(families.flatMap((family) => family.analyses));
  const alone = analyses
    .filter((one) => !corrected.has(one.name) && subgroupsOf(one).length > 0)
    .map(({ name }) => name);
  if (alone.length === 0) return [];
  return [
    {
      da: `${alone.join(', ')} tester flere undergrupper uden at være i en familie ("families"). Hver tyvende test viser noget ved et tilfælde.`,
      en: `${alone.join(', ')} tests several subgroups and is in no family ("families"). One test in twenty finds something by chance.`,
    },
  ];
}

function dataWarnings({ data = {}, analyses = [], study }: Plan): Words[] {
  const used = new Set([...analyses.map((one) => one.data), ...(study ? filesOfStudy(study) : [])]);
  return Object.keys(data)
    .filter((name) => !used.has(name))
    .map((name) => ({
      da: `Intet i planen bruger data "${name}".`,
      en: `Nothing in the plan uses the data "${name}".`,
    }));
}
