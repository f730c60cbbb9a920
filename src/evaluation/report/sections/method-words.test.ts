import { expect, it } from 'vitest';
import { methodWords } from './method-words.ts';

it.each([
  ['CR1 by id: G/(G-1)*(N-1)/(N-K)', 'CR1 efter id: G/(G-1)*(N-1)/(N-K)'],
  ['CR1S by område, K without person (nested)', 'CR1S efter område, K uden person (ligger i klyngerne)'],
  ['HC0; correction none; nuisance held fixed', 'HC0; uden korrektion; modellerne taget for givne'],
  [
    'influence function; correction none; nuisance estimated',
    'indflydelsesfunktion; uden korrektion; modellernes usikkerhed regnet med',
  ],
  [
    'restricted wild cluster bootstrap by area, webb weights',
    'vild klyngebootstrap efter område under nulhypotesen, webb-vægte',
  ],
  ['chi-square-without-continuity-correction', 'chi i anden uden kontinuitetskorrektion'],
  ['two-one-sided-z', 'to ensidede z-test'],
])('says "%s" in Danish', (name, words) => {
  expect(methodWords(name, 'da')).toBe(words);
});

it('is silent where no method is named, and readable in English', () => {
  expect(methodWords('none', 'da')).toBeNull();
  expect(methodWords('newcombe-hybrid-score', 'en')).toBe('newcombe hybrid score');
});
