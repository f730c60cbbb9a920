import type { CaseType, RetentionRule } from './retention-rule.ts';

/**
 * The day on which something is due for deletion (Da: slettefrist), counted from the day it was closed; null when no rule reaches that day, and
 * what has no rule is kept until somebody decides one.
 *
 * The rule in force on the day of closure decides, so that a citizen was told the right day. A municipality's own rule goes before the common one. A
 * period of months ends on the last day of a shorter month. The database asks the same rule in SQL (app.deletion_day) before it deletes anything.
 *
 * Examples: a case of the municipality's closed 12.03.2021 → due 12.03.2026, not on 11.03.; a housing-social case closed the same day →
 * 12.03.2024; a name said at the door on 30.11.2025 → 28.02.2026; a look-up of 24.05.2018 → 24.11.2018, one of 25.05.2018 → 25.05.2023.
 *
 * Source: storage limitation, the General Data Protection Regulation art. 5(1)(e); what a municipality has recorded is discarded by rule alone,
 * arkivbekendtgørelsen § 5, stk. 2, with the limit to erasure in art. 17(3)(b) and (d); five years is the usual period of the municipalities' common
 * classification. Three years: limitation of claims, forældelsesloven § 3, stk. 1, for private organisations, whom the archive law does not reach.
 * Six months for the log: sikkerhedsbekendtgørelsen § 19 until 25.05.2018; five years since then and three months at the door are the office's own.
 * In Danish: docs/rules/sletning.md
 */
export function deletionDay(
  caseType: CaseType,
  closedOn: Temporal.PlainDate,
  rules: readonly RetentionRule[],
): Temporal.PlainDate | null {
  const inForce = rules.filter((rule) => rule.caseType === caseType && reaches(rule, closedOn));
  const rule = inForce.find(({ isOwn }) => isOwn) ?? inForce[0];
  return rule ? closedOn.add(rule.period) : null;
}

function reaches({ from, to }: RetentionRule, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate;
  return compare(from, day) <= 0 && (to === null || compare(day, to) < 0);
}
