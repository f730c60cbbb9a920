import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCvrNumber } from './cvr-number.ts';

const read = (text: string) => {
  const number = parseCvrNumber(text);
  return number.ok ? number.cvr : number.reason;
};

describe('the CVR number', () => {
  it.each([
    ['13748136', '13748136', "the authority's own example passes the check"],
    ['13 74 81 36', '13748136', 'spaces are only for the eye'],
    ['DK13748136', '13748136', 'invoices write the country first'],
    ['CVR-nr. 13748136', '13748136', 'letterheads write the word first'],
    ['cvr: 13748136', '13748136', 'letterheads write the word first, in any case'],
    ['13748137', 'wrong_check_digit', 'the last digit was mistyped'],
    ['31748136', 'wrong_check_digit', 'two digits changed places'],
    ['00000000', 'not_eight_digits', 'no company has a number that starts with 0, though it would pass the check'],
    ['1374813', 'not_eight_digits', 'a digit is missing'],
    ['1374813600', 'not_eight_digits', 'a P-number has ten digits and is another thing'],
    ['SE13748136', 'not_eight_digits', 'other letters are not known'],
    ['', 'empty', 'nothing is written'],
  ])('%s → %s because %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('finds every slip in a single digit because 11 is a prime and no weight is a multiple of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'13748136'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(parseCvrNumber(digits.join('')).ok).toBe(false);
      }),
    );
  });
});
