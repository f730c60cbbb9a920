import { type CodeList, readCodeList, shippedCodeList } from '../codes/code-list.ts';
import type { StudyPlan } from '../plan/study/study-plan.ts';
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
  { memoryBytes, progress, signal }: Work = {},
): Promise<StudyPopulation & { files: FileRead[] }> {
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
    const { sha256, persons: rows, columns } = counted;
    const files = [{ name: study.register.data, sha256, rows, columns }, ...people.read, area.read, ofCodes];
    return { ...studyPopulation(study, counted), files: files.filter((one) => one !== null) };
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
