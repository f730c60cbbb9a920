import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type CodeList, readCodeList, shippedCodeList } from '../codes/code-list.ts';
import { filesOfStudy, type StudyPlan } from '../plan/study/study-plan.ts';
import { type KeptRegister, readProfileFile, refuseProfilePlace, writeProfileFile } from '../profiles/profile-file.ts';
import { countRegister } from '../register/count-register.ts';
import { fingerprint } from '../register/fingerprint.ts';
import type { Progress } from '../register/register-question.ts';
import { type FileRead, openPeople } from './people-files.ts';
import { areaFact } from './residence.ts';
import { type StudyPopulation, studyPopulation } from './study-population.ts';
import { type Depth, studyQuestion } from './study-question.ts';

/** How long work is bounded, watched and stopped. */
export interface Work {
  memoryBytes?: number;
  /** Where the counted register is kept from run to run; personal data, see {@link writeProfileFile}. */
  profileFile?: string;
  progress?: Progress;
  signal?: AbortSignal;
}

/**
 * Reads a study: its files beside the register first, then the register once. `fileOf` gives the file of a data name. Throws {@link UserError} in the
 * user's words, naming file and row or the place in the plan.
 */
export async function readStudy(
  study: StudyPlan,
  fileOf: (name: string) => string,
  depth: Depth,
  work: Work = {},
): Promise<StudyPopulation & { files: FileRead[] }> {
  const { counted, files } = await keptOrRead(study, fileOf, depth, work);
  const { sha256, persons: rows, columns } = counted;
  return {
    ...studyPopulation(study, counted),
    files: [{ name: study.register.data, sha256, rows, columns }, ...files],
  };
}

/** The register as it was kept, when there is a file of it; else it is read, and kept when a place for it is named. */
async function keptOrRead(
  study: StudyPlan,
  fileOf: (name: string) => string,
  depth: Depth,
  work: Work,
): Promise<KeptRegister> {
  const { profileFile, signal } = work;
  if (profileFile === undefined) return countPersons(study, fileOf, depth, work);
  refuseProfilePlace(profileFile);
  const names = filesOfStudy(study);
  const prints = await Promise.all(names.map((name) => fingerprint(fileOf(name), signal ?? null)));
  const asked = createHash('sha256')
    .update(JSON.stringify([FORMAT, study, depth, names, prints]))
    .digest('hex');
  const registerSha256 = prints[names.indexOf(study.register.data)] as string;
  if (existsSync(profileFile)) return readProfileFile(profileFile, registerSha256, asked);
  const kept = await countPersons(study, fileOf, depth, work);
  signal?.throwIfAborted();
  writeProfileFile(profileFile, kept, asked);
  return kept;
}

/** Counts up when the same question begins to give other profiles. */
const FORMAT = 1;

async function countPersons(
  study: StudyPlan,
  fileOf: (name: string) => string,
  depth: Depth,
  { memoryBytes, progress, signal }: Work,
): Promise<KeptRegister> {
  const { list, read: ofCodes } = await codeList(study, fileOf);
  const people = await openPeople(study, fileOf, memoryBytes);
  try {
    const area = await areaFact(study, people, fileOf, memoryBytes);
    const question = await studyQuestion(study, area.fact, people, list, { depth, memoryBytes: memoryBytes ?? null });
    signal?.throwIfAborted();
    // A source of the study sorts whatever it gives; what is read of the study before the start is added up as it stands.
    const order = depth === 'everything' ? 'any' : 'keys';
    const reader = { order, ...(progress && { progress }), ...(signal && { signal }) } as const;
    const counted = await countRegister(fileOf(study.register.data), question, reader);
    return { counted, files: [...people.read, area.read, ofCodes].filter((one) => one !== null) };
  } finally {
    people.close();
  }
}

async function codeList({ codes }: StudyPlan, fileOf: (name: string) => string) {
  if (!codes) return { list: shippedCodeList(), read: null };
  const list: CodeList = readCodeList(fileOf(codes.data));
  const sha256 = await fingerprint(fileOf(codes.data));
  return { list, read: { name: codes.data, sha256, rows: list.codes.length, columns: list.columns } };
}
