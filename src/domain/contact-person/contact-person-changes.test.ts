import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContactPersonPeriod, contactPersonChanges } from './contact-person-changes.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const period = (staffId: string, from: string, to: string | null, more: Partial<ContactPersonPeriod> = {}) => ({
  staffId,
  from: day(from),
  to: to === null ? null : day(to),
  ...more,
});

describe('changes of contact person', () => {
  it.each([
    [0, 'there is none yet', []],
    [0, 'the first person is no change', [period('A', '2025-01-01', null)]],
    [1, 'B came after A', [period('A', '2025-01-01', '2025-06-01'), period('B', '2025-06-01', null)]],
    [
      0,
      'B only stood in during the summer',
      [
        period('A', '2025-01-01', '2025-07-01'),
        period('B', '2025-07-01', '2025-08-01', { isCover: true }),
        period('A', '2025-08-01', null),
      ],
    ],
    [0, 'A came back after a pause', [period('A', '2025-01-01', '2025-06-01'), period('A', '2025-09-01', null)]],
    [
      2,
      'coming back to A is one more hand-over',
      [
        period('A', '2025-01-01', '2025-03-01'),
        period('B', '2025-03-01', '2025-06-01'),
        period('A', '2025-06-01', null),
      ],
    ],
    [
      1,
      'the order in which they were read means nothing',
      [period('B', '2025-06-01', null), period('A', '2025-01-01', '2025-06-01')],
    ],
  ])('%i because %s', (changes, _because, periods) => {
    expect(contactPersonChanges(periods).changes).toBe(changes);
  });

  it('tells the changes after staff who left', () => {
    const periods = [
      period('A', '2025-01-01', '2025-03-01', { endReason: 'staff_left' }),
      period('B', '2025-03-01', '2025-06-01', { endReason: 'citizen_wish' }),
      period('C', '2025-06-01', null),
    ];
    expect(contactPersonChanges(periods)).toEqual({ changes: 2, becauseStaffLeft: 1 });
  });

  it('counts a change in the period in which the new person began', () => {
    const periods = [period('A', '2024-01-01', '2025-12-31'), period('B', '2026-01-01', null)];
    const year = (y: number) => ({ from: day(`${y}-01-01`), to: day(`${y + 1}-01-01`) });
    expect(contactPersonChanges(periods, year(2025)).changes).toBe(0);
    expect(contactPersonChanges(periods, year(2026)).changes).toBe(1);
  });

  it('is the sum of its years', () => {
    const chain = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 400 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(chain, (links) => {
        let from = day('2024-01-01');
        const periods = links.map(([staffId, days]) => {
          const link = { staffId, from, to: from.add({ days }) };
          from = link.to;
          return link;
        });
        const yearly = Array.from({ length: 12 }, (_, i) => ({
          from: day(`${2024 + i}-01-01`),
          to: day(`${2025 + i}-01-01`),
        }));
        const sum = yearly.reduce((total, year) => total + contactPersonChanges(periods, year).changes, 0);
        expect(sum).toBe(contactPersonChanges(periods).changes);
      }),
    );
  });
});
