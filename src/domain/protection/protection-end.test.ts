import { expect, it } from 'vitest';
import { protectionEnd } from './protection-end.ts';

it.each([
  ['name_and_address', '2026-11-25', '2027-11-25'],
  ['name_and_address', '2028-02-29', '2029-02-28'],
  ['no_registered_address', '2026-11-25', undefined],
] as const)('%s from %s ends %s', (kind, from, end) => {
  expect(protectionEnd(kind, Temporal.PlainDate.from(from))?.toString()).toBe(end);
});
