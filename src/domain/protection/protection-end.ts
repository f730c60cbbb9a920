import type { ProtectionKind } from './protection-kind.ts';

/**
 * Da: udløb af beskyttelse. The first day without protection when nobody has named one: name and address protection lapses after a year
 * unless it is renewed (CPR-loven § 28); without a registered address lasts until an address is registered (§ 6, stk. 6).
 *
 * @example name and address from 2026-11-25 → 2027-11-25; from 2028-02-29 → 2029-02-28; no registered address → null
 */
export function protectionEnd(kind: ProtectionKind, from: Temporal.PlainDate): Temporal.PlainDate | null {
  return kind === 'name_and_address' ? from.add({ years: 1 }) : null;
}
