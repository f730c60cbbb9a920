import { expect, it } from 'vitest';
import { addMonths, type Month } from '#domain/calendar/month.ts';
import { EVERYBODY_WITHIN_MONTHS, monthlySample, READINGS_EACH } from './monthly-sample.ts';

const readingsOf = (staff: number, each = 20, month = '2026-10') =>
  Array.from({ length: staff * each }, (_, at) => ({ readLogId: `${month} ${at}`, staffId: `staff ${at % staff}` }));

it('is the same for the same month, whatever order the log comes in, and another in another month', () => {
  const readings = readingsOf(8);
  const october = monthlySample(readings, new Map(), '2026-10');
  expect(monthlySample(readings.toReversed(), new Map(), '2026-10')).toEqual(october);
  expect(monthlySample(readings, new Map(), '2026-11')).not.toEqual(october);
  expect(october.map(({ readings: own }) => own.length)).toEqual([READINGS_EACH, READINGS_EACH]);
  for (const { staffId, readings: own } of october)
    expect(new Set(own.map((one) => one.staffId))).toEqual(new Set([staffId]));
});

it.each([1, 2, 3, 8, 12, 13, 40, 100])('looks at everybody of %i within half a year, again and again', (staff) => {
  const last = new Map<string, Month>();
  for (let month: Month = '2026-01'; month < '2028-01'; month = addMonths(month, 1)) {
    for (const { staffId } of monthlySample(readingsOf(staff, 6, month), last, month)) last.set(staffId, month);
    if (month < '2026-06') continue;
    const long = [...Array(staff).keys()].filter(
      (one) => (last.get(`staff ${one}`) ?? '') <= addMonths(month, -EVERYBODY_WITHIN_MONTHS),
    );
    expect([month, long]).toEqual([month, []]);
  }
});

it('draws the readings of a month evenly: over many months no place in the log is favoured', () => {
  const drawn = Array.from({ length: 20 }, () => 0);
  for (let month: Month = '1950-01'; month < '2050-01'; month = addMonths(month, 1)) {
    const readings = Array.from({ length: 20 }, (_, at) => ({ readLogId: `reading ${at}`, staffId: 'staff' }));
    for (const one of monthlySample(readings, new Map(), month)[0]?.readings ?? [])
      drawn[readings.findIndex(({ readLogId }) => readLogId === one.readLogId)]! += 1;
  }
  // 1,200 months × 5 of 20: 300 each; five standard deviations are 75.
  for (const count of drawn) expect(Math.abs(count - 300)).toBeLessThan(75);
});

it('is empty when nobody has read, and takes those who have', () => {
  expect(monthlySample([], new Map(), '2026-10')).toEqual([]);
  expect(monthlySample(readingsOf(1, 2), new Map(), '2026-10')).toHaveLength(1);
});
