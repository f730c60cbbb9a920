import { expect, it } from 'vitest';
import { needsWarning, type Protection } from './needs-warning.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const protectedIn = (kind: Protection['kind'], from: string, to: string | null = null): Protection => ({
  kind,
  from: Temporal.PlainDate.from(from),
  to: to === null ? null : Temporal.PlainDate.from(to),
});

it.each<[string, Protection[], Protection['kind'] | null]>([
  ['nobody protected', [], null],
  ['without an end', [protectedIn('name_and_address', '2026-05-01')], 'name_and_address'],
  ['begins today', [protectedIn('name_and_address', '2026-11-25')], 'name_and_address'],
  ['ended yesterday', [protectedIn('name_and_address', '2026-05-01', '2026-11-25')], null],
  ['ends tomorrow', [protectedIn('name_and_address', '2026-05-01', '2026-11-26')], 'name_and_address'],
  ['not yet', [protectedIn('name_and_address', '2026-11-26')], null],
  ['no registered address', [protectedIn('no_registered_address', '2026-01-01')], 'no_registered_address'],
  [
    'both',
    [protectedIn('no_registered_address', '2026-01-01'), protectedIn('name_and_address', '2026-01-01')],
    'name_and_address',
  ],
  [
    'lapsed and renewed',
    [protectedIn('name_and_address', '2024-01-01', '2026-01-01'), protectedIn('name_and_address', '2026-02-01')],
    'name_and_address',
  ],
])('%s', (_name, protections, answer) => {
  expect(needsWarning(protections, today)).toBe(answer);
});
