import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayPhoneNumber, parsePhoneNumber } from './phone-number.ts';

const read = (text: string) => {
  const number = parsePhoneNumber(text);
  return number.ok ? number.e164 : number.reason;
};

describe('the telephone number', () => {
  it.each([
    ['12345678', '+4512345678', 'eight digits are Danish'],
    ['12 34 56 78', '+4512345678', 'Danes write pairs'],
    ['12-34.56/78', '+4512345678', 'signs between the digits are for the eye'],
    ['+45 12 34 56 78', '+4512345678', '+45 is Denmark'],
    ['0045 12345678', '+4512345678', '00 is the same as +'],
    ['4512345678', '+4512345678', 'ten digits with 45 first are a Danish number without its plus'],
    ['+46 (0)70 123 45 67', '+46701234567', 'the zero in brackets is not dialled from abroad'],
    ['0049 30 1234567', '+49301234567', 'other countries have other lengths'],
    ['02345678', 'not_a_phone_number', 'no Danish number starts with 0'],
    ['1234567', 'not_a_phone_number', 'a digit is missing'],
    ['+45 1234567', 'not_a_phone_number', 'a Danish number has eight digits also with +45'],
    ['+1234567890123456', 'not_a_phone_number', 'E.164 ends at 15 digits'],
    ['ring til mig', 'not_a_phone_number', 'words are no number'],
    [' ', 'empty', 'nothing is written'],
  ])('%s → %s because %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('marks a number that nobody can have', () => {
    expect(parsePhoneNumber('12345678')).toMatchObject({ isInUse: false });
    expect(parsePhoneNumber('92345678')).toMatchObject({ isInUse: true });
  });

  it('shows what it stored in pairs, and reads back what it showed', () => {
    expect(displayPhoneNumber('+4512345678')).toBe('12 34 56 78');
    expect(displayPhoneNumber('+46701234567')).toBe('+46701234567');
    fc.assert(
      fc.property(fc.stringMatching(/^(\+46|\+49|)[1-9]\d{7}$/), (text) => {
        const number = parsePhoneNumber(text);
        if (number.ok) expect(read(displayPhoneNumber(number.e164))).toBe(number.e164);
        expect(number.ok).toBe(true);
      }),
    );
  });
});
