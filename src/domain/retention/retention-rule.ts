/** What is kept for a time (Da: sagstype): a case of the municipality's or of a private organisation's, a name said at the door, a row of the log. */
export const CASE_TYPES = ['municipal_case', 'housing_social_case', 'door_visit_without_case', 'read_log'] as const;
export type CaseType = (typeof CASE_TYPES)[number];

/** One line of the dated list database/code-lists/retention-rule.csv; `to` is the first day without it. */
export type RetentionRule = {
  readonly caseType: CaseType;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate | null;
  readonly period: Temporal.Duration;
  /** Decided by the municipality itself: goes before the common list. */
  readonly isOwn: boolean;
};
