import type { Language } from '#drawing/language.ts';
import { type Estimate, EVERYBODY } from '../estimate.ts';
import type { CompareShares } from '../plan/kinds/compare-shares.ts';
import { reportTexts } from './texts.ts';

/** Words for yes as they stand in columns that only say whether somebody belongs to a group: then the group's name is enough. */
const YES = new Set(['yes', 'ja', 'true', '1']);

/** Who an estimate is about, in the report's words; with its period unless left out. */
export function labelOf(
  estimate: Estimate,
  analysis: CompareShares,
  language: Language,
  isPeriodLeftOut = false,
): string {
  const at = estimate.subgroup.indexOf('=');
  const part =
    estimate.subgroup === EVERYBODY
      ? reportTexts[language].everybody
      : partOf(estimate.subgroup, at, analysis, language);
  return isPeriodLeftOut || estimate.period === EVERYBODY ? part : `${part}, ${estimate.period}`;
}

function partOf(subgroup: string, at: number, analysis: CompareShares, language: Language): string {
  const [column, value] = [subgroup.slice(0, at), subgroup.slice(at + 1)];
  const label = (analysis.subgroups ?? []).find((one) => one.column === column)?.label[language] ?? column;
  return YES.has(value) ? label : `${label}: ${value}`;
}
