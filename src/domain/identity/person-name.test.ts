import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, initials, parseName, shortName } from './person-name.ts';

const read = (text: string) => {
  const parsed = parseName(text);
  return parsed.ok ? parsed.name : parsed.reason;
};

describe('a name', () => {
  it.each([
    ['Åse Prøveøre', 'Åse Prøveøre', 'Danish letters are letters'],
    ['  Anne   Sofie ', 'Anne Sofie', 'spaces are joined'],
    ['A\u030Ase', 'Åse', 'an accent typed apart is the same letter'],
    ['آمنة', 'آمنة', 'a name may be written in its own script'],
    ["O'Prøve-Nuñez", "O'Prøve-Nuñez", 'apostrophe, hyphen and accents belong to names'],
    ['<b>Bo</b>', '<b>Bo</b>', 'the page escapes what it shows, the rule does not judge it'],
    ['Bo 🙂', 'Bo 🙂', 'a smiley beside a name harms nobody'],
    ['a'.repeat(100), 'a'.repeat(100), '100 characters fit'],
    ['a'.repeat(101), 'too_long', '101 do not'],
    [
      '😀'.repeat(50) + 'a'.repeat(50),
      '😀'.repeat(50) + 'a'.repeat(50),
      'a smiley counts as one, as the database counts',
    ],
    ['', 'empty', 'nothing is written'],
    [' \t ', 'empty', 'spaces are nothing'],
    ['Bo\u0000', 'invisible_character', 'NUL cannot be stored'],
    ['Bo\u202Eesrever', 'invisible_character', 'a name may not turn the rest of the line around'],
    ['\uD800Bo', 'invisible_character', 'half a character is none'],
    ['123', 'no_letter', 'a number is not a name'],
  ])('%j → %j because %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reads its own answer the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parsed = parseName(text);
        if (parsed.ok) expect(parseName(parsed.name)).toEqual(parsed);
      }),
    );
  });
});

describe('a name on the screen', () => {
  it.each([
    [{ firstName: 'Amina', lastName: 'Holm' }, 'Amina Holm', 'Amina H.', 'AH', 'two names are the ordinary case'],
    [{ firstName: 'Bashir', lastName: '' }, 'Bashir', 'Bashir', 'B', 'some people have one name'],
    [
      { firstName: 'Anne Sofie', lastName: 'Bæk Åkjær' },
      'Anne Sofie Bæk Åkjær',
      'Anne Sofie B.',
      'AÅ',
      'the last of several last names is the family name',
    ],
    [
      { firstName: 'émile', lastName: "d'Or-ø" },
      "émile d'Or-ø",
      'émile D.',
      'ÉØ',
      'initials are capitals, accents kept',
    ],
  ])('%j → %s, %s, %s because %s', (name, full, short, letters) => {
    expect(displayName(name)).toBe(full);
    expect(shortName(name)).toBe(short);
    expect(initials(name)).toBe(letters);
  });
});
