/**
 * The number of a Danish company (Da: CVR-nummer): eight digits, the first never 0, checked by modulus 11 with the weights
 * 2 7 6 5 4 3 2 1. Every CVR number passes the check, so a number that fails it is a slip of the keyboard.
 *
 * Example: 13 74 81 36 → 2·1 + 7·3 + 6·7 + 5·4 + 4·8 + 3·1 + 2·3 + 1·6 = 132 = 12 · 11.
 *
 * Source: erhvervsstyrelsen.dk/modulus_11. In Danish: docs/rules/cvr-nummer.md
 */
export type CvrNumber =
  | { readonly ok: true; readonly cvr: string }
  | { readonly ok: false; readonly reason: CvrRefusal };

/** Why a text is not a CVR number. */
export type CvrRefusal = 'empty' | 'not_eight_digits' | 'wrong_check_digit';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1] as const;

/** Reads a company number (Da: CVR-nummer) written with or without "DK", "CVR" and spaces. */
export function parseCvrNumber(text: string): CvrNumber {
  const written = text.trim();
  if (written === '') return { ok: false, reason: 'empty' };
  const digits = written.replace(/^(?:dk|cvr)(?:[\s.:-]*(?:nr|no)?[\s.:]*)/i, '').replace(/\s/g, '');
  if (!/^[1-9]\d{7}$/.test(digits)) return { ok: false, reason: 'not_eight_digits' };
  const sum = WEIGHTS.reduce<number>((total, weight, i) => total + weight * Number(digits[i]), 0);
  return sum % 11 === 0 ? { ok: true, cvr: digits } : { ok: false, reason: 'wrong_check_digit' };
}
