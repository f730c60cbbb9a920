import type { Language } from '#drawing/language.ts';
import type { Condition } from '../plan/study/condition.ts';

/** A condition in words, as an evaluator would say it. */
export function conditionWords(one: Condition, language: Language): string {
  const t = TEXTS[language];
  const inner = (part: Condition) => {
    const words = conditionWords(part, language);
    return 'all' in part || 'any' in part ? `(${words})` : words;
  };
  if ('all' in one) return one.all.map(inner).join(t.and);
  if ('any' in one) return one.any.map(inner).join(t.or);
  if ('not' in one) return `${t.not} ${inner(one.not)}`;
  if ('paidMonth' in one) return t.paidMonth(one.paidMonth.from, one.paidMonth.to);
  if ('weekWith' in one) return t.weekWith(one.weekWith.codes.join(', '), one.weekWith.from, one.weekWith.to);
  if ('is' in one) return `${one.column} = ${one.is.join(t.or)}`;
  if ('below' in one) return `${one.column} < ${one.below}`;
  if ('atLeast' in one) return `${one.column} ≥ ${one.atLeast}`;
  return one.blank ? t.blank(one.column) : t.filled(one.column);
}

const TEXTS = {
  da: {
    and: ' og ',
    or: ' eller ',
    not: 'ikke',
    paidMonth: (from: string, to: string) => `mindst én lønnet måned fra ${from} til ${to}`,
    weekWith: (codes: string, from: string, to: string) => `mindst én uge med ${codes} fra ${from} til ${to}`,
    blank: (column: string) => `${column} er tom`,
    filled: (column: string) => `${column} er udfyldt`,
  },
  en: {
    and: ' and ',
    or: ' or ',
    not: 'not',
    paidMonth: (from: string, to: string) => `at least one paid month from ${from} to ${to}`,
    weekWith: (codes: string, from: string, to: string) => `at least one week with ${codes} from ${from} to ${to}`,
    blank: (column: string) => `${column} is blank`,
    filled: (column: string) => `${column} is filled`,
  },
} as const;
