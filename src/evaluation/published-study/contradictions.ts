import { chiSquareTest } from '../proportions/chi-square-test.ts';
import { type PrintedGroup, printedBases, printedMarks, printedShares, type Side } from './printed.ts';
import type { RebuiltPerson } from './rebuild.ts';

/** A printed statement that the rebuilt persons do not fit. */
export interface Contradiction {
  place: string;
  printed: string;
  rebuilt: string;
}

/** Holds every printed statement against the persons: bases, whole percents, and significance at five percent (chi-square, no correction). */
export function contradictionsOf(persons: readonly RebuiltPerson[]): Contradiction[] {
  return [...wrongBases(persons), ...wrongShares(persons), ...wrongMarks(persons)];
}

const of = (persons: readonly RebuiltPerson[], side: Side, group: PrintedGroup) =>
  persons.filter((one) => one.side === side && group.holds(one));

function wrongBases(persons: readonly RebuiltPerson[]): Contradiction[] {
  return printedBases.flatMap(({ place, group, ...printed }) =>
    (['treated', 'control'] as const).flatMap((side) => {
      const found = of(persons, side, group).length;
      return found === printed[side]
        ? []
        : [{ place: `${place}, ${side}`, printed: String(printed[side]), rebuilt: String(found) }];
    }),
  );
}

function wrongShares(persons: readonly RebuiltPerson[]): Contradiction[] {
  return printedShares.flatMap(({ place, group, counts, ...printed }) =>
    (['treated', 'control'] as const).flatMap((side) => {
      const percent = printed[side];
      if (percent === null) return [];
      const base = of(persons, side, group);
      const found = (100 * base.filter(counts).length) / base.length;
      return Math.round(found) === percent
        ? []
        : [{ place: `${place}, ${side}`, printed: `${percent} %`, rebuilt: `${found.toFixed(1)} %` }];
    }),
  );
}

function wrongMarks(persons: readonly RebuiltPerson[]): Contradiction[] {
  return printedMarks.flatMap(({ place, group, year, mark }) => {
    const [treated, control] = (['treated', 'control'] as const).map((side) => {
      const base = of(persons, side, group);
      return { events: base.filter((one) => one.paid[year - 2014]).length, total: base.length };
    }) as [{ events: number; total: number }, { events: number; total: number }];
    const test = chiSquareTest({ treated, control });
    const found =
      !test || test.pValue >= 0.05
        ? 'none'
        : treated.events / treated.total > control.events / control.total
          ? 'more'
          : 'fewer';
    return found === mark ? [] : [{ place, printed: mark, rebuilt: `${found} (p ${test?.pValue.toFixed(4)})` }];
  });
}
