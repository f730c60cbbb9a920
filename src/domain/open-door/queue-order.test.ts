import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueOrder } from './queue-order.ts';

const visit = (number: number, time: string, isUrgent = false) => ({
  number,
  isUrgent,
  arrivedAt: Temporal.Instant.from(`2026-11-23T${time}+01:00`),
});

describe('the queue', () => {
  it('keeps who came first in front, also before an urgent errand', () => {
    const queue = [visit(8, '09:05', true), visit(7, '09:02')];
    expect(queueOrder(queue).map((v) => v.number)).toEqual([7, 8]);
    expect(queue.map((v) => v.number)).toEqual([8, 7]);
  });

  it('follows the number when two came in the same moment', () => {
    expect(queueOrder([visit(12, '09:05'), visit(9, '09:05')]).map((v) => v.number)).toEqual([9, 12]);
  });

  it('does not depend on how the visits were read', () => {
    const visits = [visit(1, '09:00'), visit(2, '09:00', true), visit(3, '09:04'), visit(4, '09:01')];
    fc.assert(
      fc.property(fc.shuffledSubarray(visits, { minLength: 4 }), (shuffled) => {
        expect(queueOrder(shuffled).map((v) => v.number)).toEqual([1, 2, 4, 3]);
      }),
    );
  });
});
