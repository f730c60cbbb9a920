import { describe, expect, it } from 'vitest';
import type { Reading, Watch } from './reading.ts';
import type { Tie, TieKind } from './relation.ts';
import { unusualReading } from './unusual-reading.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const period = { from: date('2026-11-09'), to: date('2026-11-16') };
let count = 0;
const read = (at: string, citizens: string | string[] = 'amina', more: Partial<Reading> = {}): Reading => ({
  readLogId: `row ${count++}`,
  staffId: 'mette',
  at: Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Copenhagen').toInstant(),
  kind: 'file',
  act: 'citizen-file.read',
  citizenIds: [citizens].flat(),
  isSteering: false,
  ...more,
});
const list = (at: string, citizens: string[], act = 'citizen.search') => read(at, citizens, { kind: 'list', act });
const tie = (kind: TieKind, citizenId = 'amina', from = '2026-01-01', staffId = 'mette'): Tie => ({
  staffId,
  citizenId,
  kind,
  from: date(from),
  to: kind === 'contact_person' ? null : date(from).add({ days: 1 }),
});
const citizen = (more: object = {}) => ({ lastName: 'Solsort', closedOn: null, protections: [], ...more });
const flagsOf = (readings: Reading[], more: Partial<Watch> & { days?: typeof period } = {}) => {
  const { days = period, ...rest } = more;
  const watch: Watch = {
    readings,
    ties: [],
    citizens: new Map(),
    visits: [],
    staff: new Map([['mette', { lastName: 'Mose', daysAtWork: new Set<string>(), isOfOffice: true }]]),
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      opens: Temporal.PlainTime.from('09:00'),
      closes: Temporal.PlainTime.from('16:00'),
    })),
    ...rest,
  };
  return unusualReading(watch, days).map(({ fact, citizenId, readings: shown }) => [fact, citizenId, shown.length]);
};

describe('a file opened without any relation', () => {
  it('is flagged once a week, with every reading of the week', () => {
    const readings = [read('2026-11-09T10:00'), read('2026-11-11T10:00'), read('2026-11-11T10:01')];
    expect(flagsOf(readings)).toEqual([['no_relation', 'amina', 3]]);
    expect(flagsOf([...readings, read('2026-11-16T10:00')], { days: { ...period, to: date('2026-11-23') } })).toEqual([
      ['no_relation', 'amina', 3],
      ['no_relation', 'amina', 1],
    ]);
  });

  it('is not flagged with a relation, nor by reading of others or outside the days', () => {
    expect(flagsOf([read('2026-11-09T10:00')], { ties: [tie('contact_person')] })).toEqual([]);
    expect(flagsOf([read('2026-11-09T10:00')], { ties: [tie('contact_person', 'bilal')] })).toHaveLength(1);
    expect(
      flagsOf([read('2026-11-09T10:00')], { ties: [tie('contact_person', 'amina', '2026-01-01', 'jonas')] }),
    ).toHaveLength(1);
    expect(flagsOf([read('2026-11-08T10:00'), read('2026-11-16T00:00'), list('2026-11-09T10:00', ['amina'])])).toEqual(
      [],
    );
  });

  it('is told apart with a protected address and with the own last name', () => {
    const protections = [{ from: date('2026-03-01'), to: date('2027-03-01') }];
    const readings = [read('2026-11-09T10:00')];
    expect(flagsOf(readings, { citizens: new Map([['amina', citizen({ protections })]]) })).toEqual([
      ['protected', 'amina', 1],
    ]);
    expect(flagsOf(readings, { citizens: new Map([['amina', citizen({ lastName: 'MOSE' })]]) })).toEqual([
      ['same_name', 'amina', 1],
    ]);
    const lapsed = [{ from: date('2025-03-01'), to: date('2026-03-01') }];
    expect(flagsOf(readings, { citizens: new Map([['amina', citizen({ protections: lapsed })]]) })).toEqual([
      ['no_relation', 'amina', 1],
    ]);
  });

  it('is told as one fact from ten citizens in a week, spread over days too, but never a protected one', () => {
    const many = Array.from({ length: 10 }, (_, at) =>
      read(`2026-11-${at < 9 ? '09' : '11'}T10:0${at}`, `citizen ${at}`),
    );
    expect(flagsOf(many)).toEqual([['many_without_relation', null, 10]]);
    expect(flagsOf(many, { days: { from: date('2026-11-11'), to: date('2026-11-12') } })).toEqual([
      ['many_without_relation', null, 10],
    ]);
    expect(flagsOf(many.slice(0, 9))).toHaveLength(9);
    const protections = [{ from: date('2026-03-01'), to: null }];
    expect(flagsOf(many, { citizens: new Map([['citizen 3', citizen({ protections })]]) })).toEqual([
      ['many_without_relation', null, 10],
      ['protected', 'citizen 3', 1],
    ]);
  });
});

describe('a wrong hit', () => {
  const ties = [tie('contact_person', 'bilal')];
  const slip = (day: string, citizenId = 'amina', more: { hits?: string[]; left?: string } = {}) => [
    list(`${day}T10:00`, more.hits ?? [citizenId, 'bilal']),
    read(`${day}T10:01`, citizenId),
    read(`${day}T${more.left ?? '10:02'}`, 'bilal'),
  ];

  it('is no flag when a short list held both and the right one was opened at once', () => {
    expect(flagsOf(slip('2026-11-09'), { ties })).toEqual([]);
  });

  it.each([
    ['the list did not hold the right one', slip('2026-11-09', 'amina', { hits: ['amina'] })],
    [
      'the list was long',
      slip('2026-11-09', 'amina', { hits: ['amina', 'bilal', ...Array.from({ length: 19 }, String)] }),
    ],
    ['it was read for longer', slip('2026-11-09', 'amina', { left: '10:04' })],
    ['the file had been opened before', [read('2026-11-02T10:00'), ...slip('2026-11-09')]],
    [
      'the list came after',
      [
        read('2026-11-09T09:59'),
        ...slip('2026-11-09').filter((one) => one.citizenIds[0] !== 'amina' || one.kind === 'list'),
      ],
    ],
  ])('is one when %s', (_what, readings) => {
    expect(flagsOf(readings, { ties })).toHaveLength(1);
  });

  it('may be a file that she once had a reason to open', () => {
    const before = [read('2026-11-02T10:00'), ...slip('2026-11-09')];
    expect(flagsOf(before, { ties: [...ties, tie('cover', 'amina', '2026-11-02')] })).toEqual([]);
    expect(flagsOf([...slip('2026-11-09'), ...slip('2026-11-11')], { ties })).toEqual([['no_relation', 'amina', 1]]);
  });

  it('is one when the next file is not hers either', () => {
    expect(flagsOf(slip('2026-11-09'))).toHaveLength(2);
  });

  it('happens three times a week and not four, also when the week is judged day by day', () => {
    const four = ['a', 'b', 'c', 'd'].flatMap((one, at) => slip(`2026-11-${String(9 + at).padStart(2, '0')}`, one));
    expect(flagsOf(four, { ties })).toEqual([['no_relation', 'd', 1]]);
    expect(flagsOf(four, { ties, days: { from: date('2026-11-12'), to: date('2026-11-13') } })).toHaveLength(1);
  });
});

describe('a reason in the log', () => {
  const ties = [tie('contact_person', 'amina', '2026-01-01', 'jonas')];
  const jonas = (at: string) => read(at, 'amina', { staffId: 'jonas' });

  it('is a colleague with a relation who opened the file up to five minutes before', () => {
    expect(flagsOf([read('2026-11-09T10:05'), jonas('2026-11-09T10:00')], { ties })).toEqual([]);
    expect(flagsOf([read('2026-11-09T10:06'), jonas('2026-11-09T10:00')], { ties })).toHaveLength(1);
    expect(flagsOf([read('2026-11-09T10:00'), jonas('2026-11-09T10:01')], { ties })).toHaveLength(1);
    expect(flagsOf([read('2026-11-09T10:05'), jonas('2026-11-09T10:00')])).toHaveLength(2);
  });

  it('is the citizen at the office, up to half an hour after the talk, for those who work there', () => {
    const instant = (clock: string) => read(`2026-11-09T${clock}`).at;
    const visits = [{ citizenId: 'amina', from: instant('10:00'), to: instant('10:20') }];
    const at = (clock: string, more: Partial<Watch> = {}) =>
      flagsOf([read(`2026-11-09T${clock}`)], { visits, ...more });
    expect([at('09:59'), at('10:00'), at('10:50'), at('10:51')].map((flags) => flags.length)).toEqual([1, 0, 0, 1]);
    const elsewhere = new Map([['mette', { lastName: '', daysAtWork: new Set<string>(), isOfOffice: false }]]);
    expect(at('10:10', { staff: elsewhere })).toHaveLength(1);
    expect(flagsOf([read('2026-11-09T10:10', 'bilal')], { visits })).toHaveLength(1);
  });

  it('is a figure, for somebody who steers', () => {
    const figure = list('2026-11-09T10:00', ['amina', 'bilal'], 'figure.read');
    const followed = (at: string, isSteering = true) => flagsOf([figure, read(at, 'amina', { isSteering })]);
    expect(followed('2026-11-09T10:30')).toEqual([]);
    expect(followed('2026-11-09T10:31')).toHaveLength(1);
    expect(followed('2026-11-09T09:59')).toHaveLength(1);
    expect(followed('2026-11-09T10:30', false)).toHaveLength(1);
    expect(
      flagsOf([list('2026-11-09T10:00', ['amina']), read('2026-11-09T10:10', 'amina', { isSteering: true })]),
    ).toHaveLength(1);
  });
});

describe('other facts', () => {
  const ties = [tie('contact_person')];
  it('closed day: a weekend or holiday, not on the rota, nothing written', () => {
    const saturday = [read('2026-11-14T10:00')];
    expect(flagsOf(saturday, { ties })).toEqual([['closed_day', null, 1]]);
    expect(flagsOf(saturday, { ties: [...ties, tie('written', 'amina', '2026-11-14')] })).toEqual([]);
    expect(
      flagsOf(saturday, {
        ties,
        staff: new Map([['mette', { lastName: '', daysAtWork: new Set(['2026-11-14']), isOfOffice: true }]]),
      }),
    ).toEqual([]);
    const christmas = { from: date('2026-12-25'), to: date('2026-12-26') };
    expect(flagsOf([read('2026-12-25T10:00')], { ties, days: christmas })).toEqual([['closed_day', null, 1]]);
    expect(flagsOf([read('2026-11-13T23:30')], { ties })).toEqual([]);
  });

  it('closed case: three days within thirty without a word', () => {
    const citizens = new Map([['amina', citizen({ closedOn: date('2026-09-01') })]]);
    const days = ['2026-10-20T10:00', '2026-11-02T10:00', '2026-11-10T10:00'];
    expect(
      flagsOf(
        days.map((at) => read(at)),
        { ties, citizens },
      ),
    ).toEqual([['closed_case', 'amina', 1]]);
    expect(
      flagsOf(
        days.slice(1).map((at) => read(at)),
        { ties, citizens },
      ),
    ).toEqual([]);
    expect(
      flagsOf(
        ['2026-10-05T10:00', ...days.slice(1)].map((at) => read(at)),
        { ties, citizens },
      ),
    ).toEqual([]);
    expect(
      flagsOf(
        days.map((at) => read(at)),
        { ties: [...ties, tie('written', 'amina', '2026-11-02')], citizens },
      ),
    ).toEqual([]);
    expect(
      flagsOf(
        days.map((at) => read(at)),
        { ties },
      ),
    ).toEqual([]);
  });

  it('more than two hundred different citizens in a day, opened or searched for', () => {
    const ids = Array.from({ length: 200 }, (_, at) => `citizen ${at}`);
    expect(flagsOf([list('2026-11-09T10:00', ids)])).toEqual([]);
    expect(flagsOf([list('2026-11-09T10:00', ids), list('2026-11-09T11:00', ['amina'])])).toEqual([
      ['many_in_a_day', null, 2],
    ]);
    expect(flagsOf([list('2026-11-09T10:00', ids), list('2026-11-10T11:00', ['amina'])])).toEqual([]);
    expect(flagsOf([list('2026-11-09T10:00', [...ids, 'amina'], 'figure.read')])).toEqual([]);
  });

  it('five refusals in a week', () => {
    const refused = (days: number[]) =>
      days.map((day) => read(`2026-11-${String(day).padStart(2, '0')}T10:00`, [], { kind: 'refused' }));
    expect(flagsOf(refused([9, 9, 10, 10, 11]))).toEqual([['refused_often', null, 1]]);
    expect(flagsOf(refused([9, 9, 10, 10]))).toEqual([]);
    expect(flagsOf(refused([1, 2, 10, 10, 11]))).toEqual([]);
  });
});
