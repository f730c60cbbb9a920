/**
 * A telephone number (Da: telefonnummer): Danish with eight digits, or foreign with "+" or "00" and the country (E.164).
 *
 * Danish numbers that are in use start with 2–9. A number that starts with 1 is accepted (it is what invented people carry) but marked
 * `isInUse: false`; a number that starts with 0 is refused. How a foreign number is grouped differs by country, so it is shown ungrouped.
 *
 * Examples: "12345678" → +4512345678, shown "12 34 56 78". "0046 70 123 45 67" → +46701234567.
 *
 * Source: the Danish numbering plan (Digitaliseringsstyrelsen), ITU-T E.164. In Danish: docs/rules/telefonnummer.md
 */
export type PhoneNumber =
  | {
      readonly ok: true;
      /** "+" and up to 15 digits, as it is stored and dialled. */
      readonly e164: string;
      readonly isDanish: boolean;
      readonly isInUse: boolean;
    }
  | { readonly ok: false; readonly reason: PhoneRefusal };

/** Why a text is not a telephone number. */
export type PhoneRefusal = 'empty' | 'not_a_phone_number';

/** Reads a telephone number as people write it: spaces, hyphens, dots, brackets and slashes are ignored. */
export function parsePhoneNumber(text: string): PhoneNumber {
  const written = text.trim();
  if (written === '') return { ok: false, reason: 'empty' };
  const compact = written
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+');
  const danish = /^(?:\+45|45(?=\d{8}$))?([1-9]\d{7})$/.exec(compact)?.[1];
  if (danish !== undefined) return { ok: true, e164: `+45${danish}`, isDanish: true, isInUse: !danish.startsWith('1') };
  if (/^\+[1-9]\d{6,14}$/.test(compact) && !compact.startsWith('+45')) {
    return { ok: true, e164: compact, isDanish: false, isInUse: true };
  }
  return { ok: false, reason: 'not_a_phone_number' };
}

/** The stored number as people read it: "12 34 56 78"; a foreign number keeps its plus: "+46701234567". */
export function displayPhoneNumber(e164: string): string {
  const danish = /^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(e164);
  return danish ? danish.slice(1).join(' ') : e164;
}
