/**
 * Da: navne- og adressebeskyttelse, and uden registreret adresse. The kinds of protection that a citizen may have; both may run at a time.
 * CPR-loven § 28 and § 6, stk. 6.
 */
export const PROTECTION_KINDS = ['name_and_address', 'no_registered_address'] as const;
export type ProtectionKind = (typeof PROTECTION_KINDS)[number];
