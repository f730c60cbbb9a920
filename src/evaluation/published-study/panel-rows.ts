import type { RebuiltPerson } from './rebuild.ts';

/** The columns of {@link panelRows}. */
export const PANEL_COLUMNS = [
  'person',
  'year',
  'group',
  'municipality',
  'area',
  'sex',
  'age',
  'origin',
  'unpaid_2014_2016',
  'unpaid_2012_2016',
  'figure_2',
  'figure_3',
  'figure_4',
  'paid',
] as const;

/** One row a person and year, as texts: 2014 to 2019. A cell that says whether a person is in the base of a figure is `yes` or empty. */
export function* panelRows(persons: readonly RebuiltPerson[]): Generator<string[]> {
  const yes = (holds: boolean) => (holds ? 'yes' : '');
  const bit = (holds: boolean) => (holds ? '1' : '0');
  for (const [index, one] of persons.entries()) {
    const isLongTerm = one.isInFigureTwo && one.unpaid2014to2016;
    for (const [year, paid] of one.paid.entries()) {
      yield [
        String(index + 1),
        String(2014 + year),
        one.side,
        one.municipality,
        one.area,
        one.sex,
        String(one.age),
        one.origin,
        bit(one.unpaid2014to2016),
        bit(one.unpaid2012to2016),
        yes(one.isInFigureTwo),
        yes(isLongTerm),
        yes(isLongTerm && one.sex === 'woman'),
        bit(paid),
      ];
    }
  }
}
