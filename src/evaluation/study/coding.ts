import { endOf, nameOf, startOf } from '../plan/study/bands-problem.ts';
import type { Condition } from '../plan/study/condition.ts';
import type { CovariatePlan } from '../plan/study/covariate-plan.ts';
import { isDay } from '../plan/study/moment.ts';
import { UserError } from '../user-error.ts';

/** How the texts of a column become codes: `codeOf` gets a trimmed text, '' when blank, and gives -1 when nothing is known. */
export interface Coding {
  levels: readonly string[];
  codeOf(text: string): number;
}

const MISSING = -1;

/** How a covariate of a column is coded. Throws {@link UserError} from `codeOf` when a text is no number or no day where the plan needs one. */
export function codingOfCovariate(one: Exclude<CovariatePlan, { noPaidMonth: unknown }>): Coding {
  const place = `covariate "${one.name}", column "${one.column}"`;
  if ('levels' in one) {
    const codes = new Map(
      one.levels.flatMap(({ value, includes = [] }, code) => [value, ...includes].map((text) => [text, code] as const)),
    );
    return { levels: one.levels.map(({ value }) => value), codeOf: (text) => codes.get(text) ?? MISSING };
  }
  const numberOf = (text: string) => (one.ageAt === undefined ? numberIn(text, place) : ageOn(one.ageAt, text, place));
  if ('bands' in one) {
    const { bands, decimals = false } = one;
    return {
      levels: bands.map(nameOf),
      codeOf(text) {
        if (text === '') return MISSING;
        const value = decimals ? numberOf(text) : wholeOf(numberOf(text), place, '"decimals": true');
        return bands.findIndex((band) => value >= startOf(band) && value < endOf(band));
      },
    };
  }
  const { from, to } = one.whole;
  return {
    levels: Array.from({ length: to - from + 1 }, (_, index) => String(from + index)),
    codeOf(text) {
      if (text === '') return MISSING;
      const value = wholeOf(numberOf(text), place, '"bands"');
      return value < from || value > to ? MISSING : value - from;
    },
  };
}

/** How a condition on a column is coded: 0 = not met, 1 = met. */
export function codingOfCondition(one: Extract<Condition, { column: string }>, step: string): Coding {
  const place = `step "${step}", column "${one.column}"`;
  const isMet = (text: string): boolean => {
    if ('is' in one) return one.is.includes(text);
    if ('below' in one) return numberIn(text, place) < one.below;
    return 'atLeast' in one && numberIn(text, place) >= one.atLeast;
  };
  return {
    levels: ['0', '1'],
    codeOf(text) {
      if ('blank' in one) return Number((text === '') === one.blank);
      return text === '' ? MISSING : Number(isMet(text));
    },
  };
}

function numberIn(text: string, place: string): number {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text);
  const comma = /^[+-]?\d+,\d+$/.test(text) ? ' (decimals are written with a dot)' : '';
  throw new UserError(`${place}: "${text.slice(0, 40)}" is not a number${comma}.`);
}

function wholeOf(value: number, place: string, instead: string): number {
  if (Number.isInteger(value)) return value;
  throw new UserError(`${place}: ${value} is no whole number; say ${instead} in the plan.`);
}

/** Whole years from a date of birth to a day. */
function ageOn(day: string, born: string, place: string): number {
  if (!isDay(born)) throw new UserError(`${place}: "${born.slice(0, 40)}" is no day; write it as YYYY-MM-DD.`);
  if (born > day) throw new UserError(`${place}: ${born} is after ${day}, the day of the age.`);
  return Temporal.PlainDate.from(born).until(day, { largestUnit: 'year' }).years;
}
