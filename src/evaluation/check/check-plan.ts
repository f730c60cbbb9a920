import type { Language } from '#drawing/language.ts';
import type { Plan } from '../plan/plan-schema.ts';
import { nameOf as bandName } from '../plan/study/bands-problem.ts';
import type { CovariatePlan } from '../plan/study/covariate-plan.ts';
import { filesOfStudy, STUDY, type StudyPlan } from '../plan/study/study-plan.ts';
import type { Words } from '../plan/words.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { readStudy, type Work } from '../study/read-study.ts';
import { detectableLine } from './detectable-line.ts';
import { explainPlan, type Part } from './explain-plan.ts';
import { areasIn, expectedSizes, type Sizes, sizesIn } from './sizes.ts';
import { checkTexts } from './texts.ts';
import { treatedAreas, warningsOf } from './warnings-of.ts';

const SMALLEST_CELL = 5;
/** How alike persons of one area are taken to be, unless the plan says otherwise. */
const ICC = 0.01;

/**
 * Explains a checked plan in words, line by line: what will be done, what to beware of, and what the study can find. With the study's files it counts the
 * groups and looks at outcomes up to the base year; of the years after it nothing is read, with or without files. Throws {@link UserError}.
 */
export async function checkPlan(
  plan: Plan,
  files: ReadonlyMap<string, string>,
  language: Language,
  work: Work = {},
): Promise<string[]> {
  const t = checkTexts[language];
  const smallestCell = plan.disclosure?.smallestCell ?? SMALLEST_CELL;
  const profiles = plan.study ? await profilesOf(plan.study, files, work) : null;
  const areas = plan.study && profiles ? areasIn(plan.study, profiles) : null;
  const warnings = warningsOf(plan, areas).map((one) => one[language]);
  const parts: Part[] = [
    ...explainPlan(plan, language, smallestCell),
    { heading: t.warnings, lines: warnings.length > 0 ? warnings : [t.noWarnings] },
    { heading: t.detect, lines: detectableLines(plan, profiles, language, smallestCell) },
  ];
  return [
    plan.title[language],
    ...parts.flatMap(({ heading, lines }) => [
      '',
      heading,
      ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`),
    ]),
  ];
}

/** The study's persons without any year after the base year; null when a file is missing. */
async function profilesOf(study: StudyPlan, files: ReadonlyMap<string, string>, work: Work): Promise<Profiles | null> {
  if (filesOfStudy(study).some((name) => !files.has(name))) return null;
  return (await readStudy(study, (name) => files.get(name) as string, 'before-the-start', work)).profiles;
}

function detectableLines(plan: Plan, profiles: Profiles | null, language: Language, smallestCell: number): string[] {
  const t = checkTexts[language];
  const { study } = plan;
  if (!study) return [t.noStudy];
  const icc = study.clustering?.icc ?? ICC;
  const onStudy = (plan.analyses ?? []).filter(({ data, kind }) => data === STUDY && kind !== 'few-clusters');
  const planned = treatedAreas(study);
  const all = onStudy.flatMap((one) => (profiles ? sizesIn(study, profiles, one) : expectedSizes(study, one, planned)));
  if (all.length === 0)
    return [
      t.needs(
        filesOfStudy(study)
          .map((name) => `--data ${name}=…`)
          .join(' '),
      ),
    ];
  const different = all.filter((one, at) => all.findIndex((other) => keyOf(other) === keyOf(one)) === at);
  return [
    t.detectNote,
    ...(profiles ? [t.inside, t.fromData(study.base)] : [t.fromPlan]),
    ...different.map((one) => detectableLine(one, nameOf(one, plan, language), icc, smallestCell, language)),
  ];
}

/** Analyses of one outcome have the same sizes, which are said once. */
const keyOf = ({ subgroup, outcome }: Sizes) => JSON.stringify([outcome.name, subgroup]);

function nameOf({ subgroup, outcome }: Sizes, { study }: Plan, language: Language): string {
  const label = outcome.label[language];
  if (!subgroup) return `${label}, ${checkTexts[language].everybody}`;
  const covariate = study?.covariates?.find(({ name }) => name === subgroup.column);
  const level = covariate && levelLabel(covariate, subgroup.value)?.[language];
  return `${label}, ${covariate?.label[language] ?? subgroup.column}: ${level ?? subgroup.value}`;
}

/** What the report calls a value of a covariate. */
function levelLabel(one: CovariatePlan, value: string): Words | undefined {
  if ('levels' in one) return one.levels.find((level) => level.value === value)?.label;
  return 'bands' in one ? one.bands.find((band) => bandName(band) === value)?.label : undefined;
}
