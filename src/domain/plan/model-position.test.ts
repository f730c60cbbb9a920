import { describe, expect, it } from 'vitest';
import { modelPosition } from './model-position.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const track = (kind: string, from: string, to: string | null) => ({
  kind,
  from: day(from),
  to: to === null ? null : day(to),
});
const today = day('2026-11-23');
const clarified = track('clarification', '2026-01-01', '2026-06-01');
const searching = track('towards_job', '2026-06-01', null);
const holistic = track('holistic', '2026-05-01', null);

describe('the position in the model', () => {
  it.each([
    ['before now not_yet not_yet', 'towards_job', 'clarification ended when the search began', [clarified, searching]],
    [
      'not_yet now now not_yet',
      'company',
      'steps may run in parallel',
      [searching, track('company', '2026-11-01', null)],
    ],
    [
      'now not_yet before not_yet',
      'clarification',
      'the way may go back',
      [track('company', '2026-01-01', '2026-05-01'), track('clarification', '2026-09-01', null)],
    ],
    [
      'not_yet not_yet not_yet now',
      'establishment',
      'the person is established in work',
      [track('establishment', '2026-11-23', null)],
    ],
    [
      'not_yet not_yet not_yet not_yet',
      null,
      'a track that begins tomorrow has not begun',
      [track('company', '2026-11-24', null)],
    ],
    ['not_yet not_yet not_yet not_yet', null, 'nothing is registered', []],
  ] as const)('is %s, furthest %s, because %s', (states, furthest, _because, tracks) => {
    const position = modelPosition(tracks, today);
    expect(position.steps.map(({ state }) => state).join(' ')).toBe(states);
    expect(position.furthest).toBe(furthest);
  });

  it('shows a case with holistic work alone as having no job-directed track', () => {
    const position = modelPosition([clarified, holistic], today);
    expect(position).toMatchObject({ hasJobDirectedTrack: false, hasHolisticTrack: true, runsInParallel: false });
  });

  it('sees work side by side', () => {
    expect(modelPosition([searching, holistic], today)).toMatchObject({
      hasJobDirectedTrack: true,
      runsInParallel: true,
    });
    expect(modelPosition([searching], today)).toMatchObject({ hasJobDirectedTrack: true, runsInParallel: false });
  });
});
