import type { MomentProfiles } from '../profiles/moments.ts';
import { type Reader, readRegister } from './count-register.ts';
import { keyLayout } from './key-layout.ts';
import { MomentCounter } from './moment-counter.ts';
import type { CountedRegister, RegisterQuestion } from './register-question.ts';

/** A wide register counted into moments: for each outcome the sums of every cell of facts and windows. */
export type MomentRegister = Omit<CountedRegister, 'profiles'> & { moments: readonly MomentProfiles[] };

/**
 * Reads a wide register once into cross-moments, when the covariates or hours are so many that there would be about as many profiles as persons (see
 * {@link areTooMany}). Exact for linear estimators with person-clustered errors. Personal data. Throws {@link UserError} as `countRegister` does.
 */
export async function countMoments(
  file: string,
  question: RegisterQuestion,
  reader: Reader = {},
): Promise<MomentRegister> {
  const layout = keyLayout(question);
  const { counter, ...read } = await readRegister(file, question, reader, () => new MomentCounter(question, layout));
  return { moments: counter.moments(), ...read };
}

const MOST_PROFILES = 2_000_000;
const MOST_SHARE = 0.4;

/** Whether profiles save little over the persons themselves: more than two million, or more than 40 percent of the persons. */
export const areTooMany = ({ profiles, persons }: Pick<CountedRegister, 'profiles' | 'persons'>): boolean =>
  profiles.count.length > MOST_PROFILES || profiles.count.length > MOST_SHARE * persons;
