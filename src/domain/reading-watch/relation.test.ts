import { expect, it } from 'vitest';
import { relationsOn, type TieKind } from './relation.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const tie = (kind: TieKind, from: string, to: string | null) => ({
  staffId: 's',
  citizenId: 'c',
  kind,
  from: day(from),
  to: to === null ? null : day(to),
});

it.each<[TieKind, string, string | null, first: string | null, last: string | null]>([
  ['contact_person', '2026-03-01', '2026-10-01', '2026-03-01', '2026-10-30'],
  ['contact_person', '2026-03-01', null, '2026-03-01', null],
  ['team', '2026-03-01', '2026-10-01', '2026-03-01', '2026-10-30'],
  ['cover', '2026-07-06', '2026-07-13', '2026-07-06', '2026-07-14'],
  ['appointment', '2026-11-20', '2026-11-21', '2026-11-06', '2026-12-20'],
  ['visit', '2026-11-09', '2026-11-10', '2026-11-09', '2026-11-23'],
  ['written', '2026-11-09', '2026-11-10', '2026-11-07', '2026-12-09'],
  ['promise', '2026-11-09', '2026-11-16', '2026-11-07', '2026-12-15'],
  ['course', '2026-04-07', '2026-06-01', '2026-03-24', '2026-06-14'],
  ['placement', '2026-04-07', '2026-06-01', '2026-04-05', '2026-06-30'],
])('%s from %s to %s is a reason from %s to %s, both included', (kind, from, to, first, last) => {
  const ties = [tie(kind, from, to)];
  expect(relationsOn(ties, day(first as string))).toEqual([kind]);
  expect(relationsOn(ties, day(first as string).subtract({ days: 1 }))).toEqual([]);
  expect(relationsOn(ties, last === null ? day('2036-01-01') : day(last))).toEqual([kind]);
  if (last !== null) expect(relationsOn(ties, day(last).add({ days: 1 }))).toEqual([]);
});

it('names every kind once', () => {
  const ties = [
    tie('written', '2026-11-01', '2026-11-02'),
    tie('written', '2026-11-03', '2026-11-04'),
    tie('team', '2026-01-01', null),
  ];
  expect(relationsOn(ties, day('2026-11-05'))).toEqual(['written', 'team']);
});
