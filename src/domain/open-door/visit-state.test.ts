import { describe, expect, it } from 'vitest';
import { type VisitFacts, visitState } from './visit-state.ts';

const at = (text: string) => Temporal.Instant.from(`${text}+01:00`);
const today = Temporal.PlainDate.from('2026-11-23');
const arrived: VisitFacts = {
  arrivedAt: at('2026-11-23T09:02'),
  takenAt: null,
  talkEndedAt: null,
  finishedAt: null,
  leftAt: null,
};
const taken = { ...arrived, takenAt: at('2026-11-23T09:10') };
const talked = { ...taken, talkEndedAt: at('2026-11-23T09:31') };

describe('the state of a visit', () => {
  it.each([
    ['waiting', 'nobody took the visitor yet', arrived],
    ['in_conversation', 'somebody took her', taken],
    ['needs_finishing', 'the talk is over and nothing is written', talked],
    ['finished', 'it is written down', { ...talked, finishedAt: at('2026-11-23T09:40') }],
    ['left', 'she went away unserved', { ...arrived, leftAt: at('2026-11-23T09:45') }],
  ] as const)('is %s because %s', (state, _because, facts) => {
    expect(visitState(facts, today)).toBe(state);
  });

  it.each([
    ['needs_finishing', 'nobody waits overnight', arrived],
    ['needs_finishing', 'nobody talks overnight', taken],
    ['finished', 'what is written stays written', { ...talked, finishedAt: at('2026-11-23T09:40') }],
    ['left', 'who left stays gone', { ...arrived, leftAt: at('2026-11-23T09:45') }],
  ] as const)('is %s on the day after because %s', (state, _because, facts) => {
    expect(visitState(facts, today.add({ days: 1 }))).toBe(state);
  });

  it('reckons the day in Denmark, not in UTC', () => {
    const justAfterMidnight = { ...arrived, arrivedAt: at('2026-11-23T00:10') };
    expect(justAfterMidnight.arrivedAt.toString()).toBe('2026-11-22T23:10:00Z');
    expect(visitState(justAfterMidnight, today)).toBe('waiting');
  });
});
