import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowedInDemo, maskCprNumber, parseCprNumber } from './cpr-number.ts';

// Only substitute numbers (day + 60) and birth dates that have not come yet: no number here can belong to anybody.
const birthDateOf = (text: string) => {
  const number = parseCprNumber(text);
  return number.ok ? number.birthDate.toString() : number.reason;
};

describe('the CPR number', () => {
  it.each([
    ['710388-0006', '1988-03-11', 'the hyphen is optional to write and normal to see'],
    ['7103880006', '1988-03-11', 'the number may be written without hyphen'],
    [' 71 03 88 0006 ', '1988-03-11', 'spaces are only for the eye'],
    ['610100-3000', '1900-01-01', 'seventh digit 0–3 is always 1900–1999'],
    ['610136-4000', '2036-01-01', 'seventh digit 4 with year 36 is 2036'],
    ['610137-4000', '1937-01-01', 'seventh digit 4 with year 37 is 1937'],
    ['610157-5000', '2057-01-01', 'seventh digit 5–8 with year 57 is 2057'],
    ['610158-8000', '1858-01-01', 'seventh digit 5–8 with year 58 is 1858'],
    ['610136-9000', '2036-01-01', 'seventh digit 9 with year 36 is 2036'],
    ['610137-9000', '1937-01-01', 'seventh digit 9 with year 37 is 1937'],
    ['890204-4000', '2004-02-29', '29 February exists in a leap year'],
    ['890203-4000', 'no_such_date', '29 February does not exist in 2003'],
    ['890200-4000', '2000-02-29', '2000 was a leap year'],
    ['890200-0000', 'no_such_date', '1900 was not a leap year'],
    ['910688-0006', 'no_such_date', 'June has 30 days, also for a substitute'],
    ['600388-0006', 'no_such_date', 'day 60 would be day 0'],
    ['920388-0006', 'no_such_date', 'day 92 would be day 32'],
    ['711388-0006', 'no_such_date', 'there is no month 13'],
    ['0000000000', 'no_such_date', 'the "unknown" number of other systems is nobody'],
    ['', 'empty', 'nothing is written'],
    ['   ', 'empty', 'only spaces are written'],
    ['710388-000', 'not_ten_digits', 'a digit is missing'],
    ['710388-00066', 'not_ten_digits', 'there is a digit too many'],
    ['710388-00A6', 'not_ten_digits', 'letters are no digits'],
    ['71-03-88-0006', 'not_ten_digits', 'there is one hyphen at most'],
    ['٧١٠٣٨٨٠٠٠٦', 'not_ten_digits', 'digits are 0–9'],
  ])('%s → %s because %s', (text, expected) => {
    expect(birthDateOf(text)).toBe(expected);
  });

  it('never refuses a number without check digit because such numbers have been issued since 1 October 2007', () => {
    const withIt = parseCprNumber('610136-4001');
    const withoutIt = parseCprNumber('610136-4002');
    expect(withIt).toMatchObject({ ok: true, hasCheckDigit: true });
    expect(withoutIt).toMatchObject({ ok: true, hasCheckDigit: false });
  });

  it('tells a substitute from a number that CPR could issue', () => {
    expect(parseCprNumber('610136-4000')).toMatchObject({ ok: true, isSubstitute: true });
    expect(parseCprNumber('010136-4000')).toMatchObject({ ok: true, isSubstitute: false });
  });

  it('shows the birth date and hides the serial', () => {
    expect(maskCprNumber('7103880006')).toBe('710388-••••');
    expect(maskCprNumber('710388-0006')).toBe('••••••-••••');
    expect(maskCprNumber('')).toBe('••••••-••••');
  });

  it('lets only substitutes into the demo because any other number may belong to somebody', () => {
    expect(isAllowedInDemo('7103880006')).toBe(true);
    expect(isAllowedInDemo('0101364000')).toBe(false);
    expect(isAllowedInDemo('nonsense')).toBe(false);
  });

  it('never throws and gives ten digits, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{6}-?\d{4}$/)), (text) => {
        const number = parseCprNumber(text);
        if (number.ok) expect(number.cpr).toMatch(/^\d{10}$/);
        if (number.ok) expect(parseCprNumber(number.cpr)).toEqual(number);
      }),
    );
  });

  it('puts one of eleven final digits right for a given first nine, at most', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^6[1-9]0[1-9]\d{2}\d{3}$/), (nine) => {
        const passing = [...'0123456789'].filter((last) => {
          const number = parseCprNumber(nine + last);
          return number.ok && number.hasCheckDigit;
        });
        expect(passing.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
