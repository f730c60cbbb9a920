import { createHash } from 'node:crypto';
import type { Finding } from './analyses/finding.ts';
import { runAnalysis } from './analyses/run-analysis.ts';
import { type DisclosureLog, protect } from './disclosure/protect.ts';
import { refusePublishedDifferences } from './disclosure/refuse-published-differences.ts';
import { smallestCellOf } from './disclosure/smallest-cell.ts';
import { withStudyFacts } from './disclosure/study-facts.ts';
import type { Estimate } from './estimate.ts';
import { correctFamilies } from './multiplicity/correct-families.ts';
import type { Analysis } from './plan/analyses.ts';
import type { Plan } from './plan/plan-schema.ts';
import { filesOfStudy, STUDY } from './plan/study/study-plan.ts';
import type { Profiles } from './profiles/profiles.ts';
import { openTable, type Table } from './read/table.ts';
import type { Source } from './source/source.ts';
import { tableSource } from './source/table-source.ts';
import type { StudyFlow } from './study/flow.ts';
import { letSignalsIn } from './study/let-signals-in.ts';
import type { FileRead } from './study/people-files.ts';
import { readStudy, type Work } from './study/read-study.ts';
import { studySource } from './study/study-source.ts';
import { UserError } from './user-error.ts';

/** What an evaluation found; the same input gives the same bytes. */
export interface Results {
  formatVersion: 1;
  programVersion: string;
  title: Plan['title'];
  planSha256: string;
  /** `rows` null = hidden, because rows left out could be told from it. */
  data: { name: string; sha256: string; rows: number | null; columns: number }[];
  disclosure: DisclosureLog;
  /** Rows left out, by reason; null = hidden. */
  leftOut: ({ analysis: string } & { [K in keyof Finding['leftOut']]: number | null })[];
  /** How the population of the plan's study came about; null without a study. */
  flow: StudyFlow | null;
  estimates: Estimate[];
}

/** The files of the plan's data, by name. */
type Files = ReadonlyMap<string, string>;

/**
 * Runs a checked plan on its tables and on the persons of its study. `files` maps each data name of the plan to a file. Throws {@link UserError}, the
 * signal's reason when stopped, and {@link DisclosureRefusal} when the figures that the plan lists as published would give persons away.
 */
export async function evaluate(
  plan: Plan,
  planText: string,
  files: Files,
  programVersion: string,
  work: Work = {},
): Promise<Results> {
  const smallestCell = smallestCellOf(plan);
  refusePublishedDifferences(plan.published ?? [], smallestCell);
  for (const name of Object.keys(plan.data ?? {})) fileOf(files, name);
  const ran = await runPlan(plan, files, work);
  const { read, flow } = ran;
  const runs = ran.profiles ? withFacts(ran.runs, ran.profiles) : ran.runs;
  await letSignalsIn(work);
  const rows = new Map(read.filter(({ isOfStudy }) => !isOfStudy).map((one) => [one.name, one.rows]));
  const shown = await protect(
    runs.map(({ finding }) => finding),
    { smallestCell, rows, flow, published: plan.published ?? [], onlyData: Object.keys(plan.data ?? {})[0] },
  );
  return {
    formatVersion: 1,
    programVersion,
    title: plan.title,
    planSha256: createHash('sha256').update(planText).digest('hex'),
    data: read.map(({ isOfStudy, ...one }) => ({
      ...one,
      rows: isOfStudy ? (isWhole(shown.flow) ? one.rows : null) : (shown.rows.get(one.name) ?? null),
    })),
    disclosure: shown.log,
    leftOut: shown.leftOut.map((one, at) => ({ analysis: runs[at]?.analysis.name as string, ...one })),
    flow: shown.flow,
    estimates: correctFamilies(shown.estimates, plan.families ?? []),
  };
}

/** Whether no step is hidden: else the rows of the study's files could give it away. */
const isWhole = (flow: StudyFlow | null) =>
  (flow?.steps ?? []).every(({ treated, control, neither }) => ![treated, control, neither].includes(null));

function fileOf(files: Files, name: string): string {
  const file = files.get(name);
  if (!file) throw new UserError(`The plan needs the data "${name}": add --data ${name}=FILE.`);
  return file;
}

interface Run {
  analysis: Analysis;
  finding: Finding;
}

/** What an evaluation found before disclosure control: personal data. */
interface Ran {
  read: (FileRead & { isOfStudy: boolean })[];
  runs: Run[];
  /** The persons of the study; null without one. */
  profiles: Profiles | null;
  flow: StudyFlow | null;
}

/** Runs the analyses of a plan, before any disclosure control: nothing of it may be shown. Throws as {@link evaluate}. */
export async function runPlan(plan: Plan, files: Files, work: Work = {}): Promise<Ran> {
  const ran: Ran = { read: [], runs: [], profiles: null, flow: null };
  const total = (plan.analyses ?? []).length;
  const runOn = async (source: Source, data: string) => {
    for (const analysis of (plan.analyses ?? []).filter((one) => one.data === data)) {
      await letSignalsIn(work);
      ran.runs.push({ analysis, finding: await runAnalysis(source, analysis) });
      work.progress?.('analyses', ran.runs.length, total);
    }
  };
  const ofStudy: readonly string[] = plan.study ? filesOfStudy(plan.study) : [];
  if (plan.study) {
    const {
      profiles,
      flow,
      files: read,
    } = await readStudy(plan.study, (name) => fileOf(files, name), 'everything', work);
    Object.assign(ran, { flow, profiles });
    ran.read.push(...read.map((one) => ({ ...one, isOfStudy: true })));
    await runOn(studySource(profiles), STUDY);
  }
  for (const name of Object.keys(plan.data ?? {}))
    if (!ofStudy.includes(name) || (plan.analyses ?? []).some(({ data }) => data === name))
      await withTable(fileOf(files, name), work, async (table) => {
        const { sha256, rows, columns } = table;
        if (!ofStudy.includes(name)) ran.read.push({ name, sha256, rows, columns: columns.length, isOfStudy: false });
        await runOn(tableSource(table), name);
      });
  return ran;
}

/** The runs on the study, which come first, with what readers know of its persons. */
function withFacts(runs: readonly Run[], profiles: Profiles): Run[] {
  const ofStudy = runs.filter(({ analysis }) => analysis.data === STUDY);
  const findings = withStudyFacts(
    ofStudy.map(({ finding }) => finding),
    profiles,
  );
  return runs.map(({ analysis, finding }, at) => ({ analysis, finding: findings[at] ?? finding }));
}

async function withTable(file: string, { memoryBytes, signal }: Work, use: (table: Table) => Promise<void>) {
  signal?.throwIfAborted();
  const table = await openTable(file, memoryBytes);
  try {
    await use(table);
  } finally {
    table.close();
  }
}
