/**
 * Kinds of information a citizen may let one organisation tell another (Da: slags oplysninger).
 * `following`: who follows the citizen, and appointments. `plan`: wishes, goals, steps, promises. `notes`: notes written for the whole
 * team. `work`: jobs, hours, group courses. `case_file`: all four.
 *
 * Each of the others shows `following` besides: one cannot know a plan without knowing whose it is.
 *
 * Examples on 25.11.2026: no consent → nothing; `plan` → who follows, and the plan; `plan` and `notes` → those three; `case_file` → all.
 * The database decides each row by the same codes (database/migrations/0009-controllers-and-consent.sql).
 *
 * Source: a consent must name what is told and for what, forvaltningsloven § 28, stk. 3; GDPR articles 5(1)(b–c) and 7.
 * In Danish: docs/rules/samtykke.md
 */
export const INFORMATION_KINDS = ['following', 'plan', 'notes', 'work'] as const;

/** One kind, or the whole file. */
export type InformationKind = (typeof INFORMATION_KINDS)[number] | 'case_file';
