import type { RebuiltPerson } from './rebuild.ts';

const FIRST_YEAR = 2012;
const YEARS = 8;
const FIRST_KNOWN = 2014;
/** Industries as the register writes them; one begins with a zero, which must be kept. */
const INDUSTRIES = ['812100', '014100', '562900', '871010'];

const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** The columns of {@link registerRows}: what is fixed of a person, and a column a month from 2012 to 2019. */
export const REGISTER_COLUMNS: readonly string[] = [
  'lobenr',
  'koen',
  'alder',
  'oprindelse',
  'kommune',
  'omraade',
  'i_figur_2',
  ...Array.from({ length: YEARS }, (_, year) => months.map((month) => `branche_${FIRST_YEAR + year}_${month}`)).flat(),
];

/**
 * One row a person, shaped as DREAM is: an industry in each paid month, else nothing. The study prints years; the months are made up: two of a paid
 * year, spread over it. Who is paid before 2014 is not printed either, but for those without pay from 2014 to 2016 the row says whether there was any.
 */
export function* registerRows(persons: readonly RebuiltPerson[]): Generator<string[]> {
  for (const [index, one] of persons.entries()) {
    const isPaid = (year: number) =>
      year >= FIRST_KNOWN
        ? one.paid[year - FIRST_KNOWN] === true
        : year === FIRST_KNOWN - 1 && one.unpaid2014to2016 && !one.unpaid2012to2016;
    const cells = Array.from({ length: YEARS }, (_, at) => FIRST_YEAR + at).flatMap((year) => {
      const first = (index * 7 + year) % 11;
      return months.map((_, month) =>
        isPaid(year) && (month === first || month === first + 1)
          ? (INDUSTRIES[index % INDUSTRIES.length] as string)
          : '',
      );
    });
    yield [
      `P${String(index + 1).padStart(5, '0')}`,
      one.sex === 'man' ? '1' : '2',
      String(one.age),
      { danish: '1', immigrant: '2', descendant: '3' }[one.origin],
      one.municipality,
      one.area || `${one.municipality}, uden for områderne`,
      one.isInFigureTwo ? '1' : '0',
      ...cells,
    ];
  }
}
