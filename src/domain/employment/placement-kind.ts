/**
 * What the hours of a placement count as (Da: virksomhedsforløb).
 *
 * Only ordinary, unsupported pay counts as paid hours. Wage subsidy and flexjob are paid but supported; internship, public-benefit work
 * and voluntary work are unpaid. The names are texts of the dated code list `placement-kind`; what a kind counts as is a rule and
 * stands here.
 *
 * | Code                | Da                        | Counts as        |
 * |---|---|---|
 * | ordinary_hours      | ordinære løntimer, småjob | ordinary         |
 * | internship          | virksomhedspraktik        | unpaid           |
 * | wage_subsidy        | ansættelse med løntilskud | supported_paid   |
 * | public_benefit_work | nytteindsats              | unpaid           |
 * | flexjob             | fleksjob                  | flexjob          |
 * | voluntary           | frivilligt arbejde        | unpaid           |
 *
 * Source: lov om en aktiv beskæftigelsesindsats (LAB), lov nr. 548 af 07.05.2019, in force since 01.01.2020, tells the tools apart; the
 * evaluation of the projects counts paid hours alone.
 * In Danish: docs/rules/ordinaere-timer.md
 */
export const PLACEMENT_KINDS = {
  ordinary_hours: 'ordinary',
  internship: 'unpaid',
  wage_subsidy: 'supported_paid',
  public_benefit_work: 'unpaid',
  flexjob: 'flexjob',
  voluntary: 'unpaid',
} as const satisfies Record<string, CountsAs>;

/** `flexjob` is supported pay of its own: a permanent scheme, not a step towards ordinary hours. */
export type CountsAs = 'ordinary' | 'supported_paid' | 'flexjob' | 'unpaid';

/** A code of the list `placement-kind`. */
export type PlacementKind = keyof typeof PLACEMENT_KINDS;

/** Whether a text is a known kind of placement. */
export function isPlacementKind(text: string): text is PlacementKind {
  return Object.hasOwn(PLACEMENT_KINDS, text);
}

/** What the hours of a kind count as. A code that the rule does not know counts as unpaid: never as a result. */
export function countsAs(kind: string): CountsAs {
  return isPlacementKind(kind) ? PLACEMENT_KINDS[kind] : 'unpaid';
}
