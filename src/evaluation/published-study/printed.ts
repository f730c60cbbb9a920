import type { RebuiltPerson } from './rebuild.ts';

/** Which side of the comparison: people living in the areas, or elsewhere in the same municipalities. */
export type Side = 'treated' | 'control';

/** A group of persons that the study prints something about. */
export interface PrintedGroup {
  name: string;
  holds: (person: RebuiltPerson) => boolean;
}

/** A share printed in whole percent, of a group or of everybody. */
export interface PrintedShare {
  place: string;
  group: PrintedGroup;
  treated: number | null;
  control: number | null;
  /** What is counted: a trait, or paid hours in a year. */
  counts: (person: RebuiltPerson) => boolean;
}

/** A statement that a yearly difference is significant at five percent, or is not. */
export interface PrintedMark {
  place: string;
  group: PrintedGroup;
  year: number;
  /** `more`: significantly more among the treated; `fewer`: significantly fewer; `none`: not significant. */
  mark: 'more' | 'fewer' | 'none';
}

/** A number of persons printed under a figure. */
export interface PrintedBase {
  place: string;
  group: PrintedGroup;
  treated: number;
  control: number;
}

export const everybody: PrintedGroup = { name: 'everybody', holds: () => true };
export const figureTwo: PrintedGroup = { name: 'immigrants of figure 2', holds: (one) => one.isInFigureTwo };
export const figureThree: PrintedGroup = {
  name: 'long-term unemployed immigrants',
  holds: (one) => one.isInFigureTwo && one.unpaid2014to2016,
};
export const figureFour: PrintedGroup = {
  name: 'long-term unemployed immigrant women',
  holds: (one) => figureThree.holds(one) && one.sex === 'woman',
};
const figureThreeMen: PrintedGroup = {
  name: 'long-term unemployed immigrant men',
  holds: (one) => figureThree.holds(one) && one.sex === 'man',
};
const longTerm: PrintedGroup = { name: 'long-term unemployed', holds: (one) => one.unpaid2014to2016 };

const trait = (
  treated: number,
  control: number,
  place: string,
  counts: (person: RebuiltPerson) => boolean,
): PrintedShare => ({ place: `table 1, ${place}`, group: everybody, treated, control, counts });
const paidIn = (year: number) => (person: RebuiltPerson) => person.paid[year - 2014] === true;

/** Every share that the study prints (Madsen & Glad, CFBU, June 2020), in whole percent. */
export const printedShares: readonly PrintedShare[] = [
  trait(49, 54, 'men', (one) => one.sex === 'man'),
  trait(51, 46, 'women', (one) => one.sex === 'woman'),
  trait(26, 40, 'under 35', (one) => one.age < 35),
  trait(42, 38, '36 to 50', (one) => one.age >= 36 && one.age <= 50),
  trait(31, 22, '51 or over', (one) => one.age >= 51),
  trait(47, 71, 'Danish origin', (one) => one.origin === 'danish'),
  trait(48, 25, 'immigrants', (one) => one.origin === 'immigrant'),
  trait(5, 4, 'descendants', (one) => one.origin === 'descendant'),
  trait(79, 74, 'no paid hours 2014 to 2016', (one) => one.unpaid2014to2016),
  trait(70, 64, 'no paid hours 2012 to 2016', (one) => one.unpaid2012to2016),
  { place: 'conclusion, 2019', group: everybody, treated: 13, control: 14, counts: paidIn(2019) },
  { place: 'conclusion, long-term unemployed 2019', group: longTerm, treated: 9, control: null, counts: paidIn(2019) },
  {
    place: 'conclusion, long-term unemployed immigrants 2019',
    group: figureThree,
    treated: 14,
    control: null,
    counts: paidIn(2019),
  },
  { place: 'figure 4, 2019', group: figureFour, treated: 12, control: 8, counts: paidIn(2019) },
];

/** The numbers of persons printed under the figures. */
export const printedBases: readonly PrintedBase[] = [
  { place: 'figure 1', group: everybody, treated: 548, control: 8096 },
  { place: 'figure 2', group: figureTwo, treated: 203, control: 1661 },
  { place: 'figure 3', group: figureThree, treated: 158, control: 1298 },
  { place: 'figure 4', group: figureFour, treated: 103, control: 735 },
];

const marks = (place: string, group: PrintedGroup, from: number, told: readonly PrintedMark['mark'][]): PrintedMark[] =>
  told.map((mark, index) => ({ place: `${place}, ${from + index}`, group, year: from + index, mark }));

/** Every statement on significance; a year that a caption does not name is not significant. */
export const printedMarks: readonly PrintedMark[] = [
  ...marks('figure 1', everybody, 2014, ['fewer', 'fewer', 'none', 'none', 'none', 'none']),
  ...marks('figure 2', figureTwo, 2014, ['none', 'none', 'none', 'none', 'more', 'more']),
  ...marks('figure 3', figureThree, 2017, ['none', 'more', 'none']),
  ...marks('figure 4', figureFour, 2017, ['more', 'more', 'none']),
  ...marks('figure 4, men in the text', figureThreeMen, 2017, ['none', 'none', 'none']),
];
