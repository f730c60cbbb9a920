import { expect, it } from 'vitest';
import { possessive } from './possessive.ts';

it.each([
  ['Amina', 'da', 'Aminas'],
  ['Jens', 'da', "Jens'"],
  ['Beatrix', 'da', "Beatrix'"],
  ['Åse', 'en', "Åse's"],
] as const)('%s in %s is %s', (name, language, expected) => {
  expect(possessive(name, language)).toBe(expected);
});
