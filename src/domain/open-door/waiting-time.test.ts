import { describe, expect, it } from 'vitest';
import { waitingTime } from './waiting-time.ts';

const at = (text: string) => Temporal.Instant.from(text);
const arrivedAt = at('2026-11-23T09:02:00+01:00');
const now = at('2026-11-23T10:00:00+01:00');

describe('the waiting time', () => {
  it.each([
    [8, 'served', 'it ends when somebody takes the visitor', at('2026-11-23T09:10:59+01:00'), null],
    [43, 'left_unserved', 'it ends when she leaves', null, at('2026-11-23T09:45:00+01:00')],
    [58, 'waiting', 'it has not ended yet', null, null],
    [0, 'served', 'two clocks disagree by a second', at('2026-11-23T09:01:59+01:00'), null],
  ] as const)('is %i minutes, %s, because %s', (minutesWaited, outcome, _because, takenAt, leftAt) => {
    expect(waitingTime({ arrivedAt, takenAt, leftAt }, now)).toEqual({ minutesWaited, outcome });
  });

  it('is the time that passed when summer time ends in between', () => {
    const visit = {
      arrivedAt: at('2026-10-25T02:50:00+02:00'),
      takenAt: at('2026-10-25T02:10:00+01:00'),
      leftAt: null,
    };
    expect(waitingTime(visit, now).minutesWaited).toBe(20);
  });
});
