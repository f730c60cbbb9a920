import { expect, it } from 'vitest';
import { messageLanguage, messageTexts } from './message-texts.ts';

/** Beginnings of words that would tell why somebody gets a message, or from whom. */
const telling =
  /\b(?:job|arbejd|beskæftig|ledig|ansæt|virksomhed|praktik|løn|kontanthjælp|ydelse|fremskudt|hjemmebane|kommun|jobcent|kontor|bolig|afdeling|rådgiv|gæld|misbrug|syg|helbred|sund|læge|psyk|behandl|borger|sag|mentor|kontaktperson|møde|aftale|plan|samtykke|log|work|employ|unemploy|compan|intern|salar|benefit|outreach|municipal|office|hous|debt|abuse|ill|sick|health|doctor|treat|citizen|case|contact|appoint|meet|consent|court|politi|police)/i;

const values = { address: 'https://example.dk/l/x', until: '2. december', code: '123456' };
const sentences = (['da', 'en'] as const).flatMap((language) =>
  Object.entries(messageTexts(language)).map(
    ([kind, text]) => [`${kind} in ${language}`, typeof text === 'string' ? text : text(values)] as const,
  ),
);

it('knows a telling sentence when it sees one', () => {
  for (const sentence of [
    'Husk mødet i Jobcenteret',
    'Hilsen Beskæftigelsen',
    'Your appointment with the doctor',
    'Du er sygemeldt',
    'Ring til din mentor',
  ])
    expect(sentence).toMatch(telling);
});

it.each(sentences)('%s tells nothing', (_kind, sentence) => {
  const own = Object.values(values).reduce((text, value) => text.replaceAll(value, ''), sentence);
  expect(own).not.toMatch(telling);
  // No digits, addresses or exclamation marks of its own; at most two SMS.
  expect(own).not.toMatch(/[\d@!/]/);
  expect(sentence.length).toBeLessThan(280);
  // No name: a capital letter begins a sentence and nothing else.
  expect(own.replaceAll(/(?:^|[.:]\s+)\p{Lu}/gu, '')).not.toMatch(/\p{Lu}/u);
});

it.each([
  [null, 'da'],
  ['da', 'da'],
  ['en', 'en'],
  ['so', 'en'],
])('speaks to %s in %s', (language, answer) => {
  expect(messageLanguage(language)).toBe(answer);
});
