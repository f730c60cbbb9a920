/** A citizen's answer to one question of disclosure: to one organisation, of one kind of information. `to` is the first day without it. */
export type Consent = {
  readonly isGiven: boolean;
  readonly validFrom: Temporal.PlainDate;
  readonly validTo: Temporal.PlainDate | null;
  readonly withdrawnAt: Temporal.Instant | null;
};

/** Where a consent stands, and the days it has left (null when it has no end or is not in force). */
export type ConsentState = {
  readonly state: 'given' | 'expiring' | 'expired' | 'withdrawn' | 'refused' | 'not_yet';
  readonly isInForce: boolean;
  readonly daysLeft: number | null;
};

/** A consent with this many days left or fewer is about to expire: ask again in time. */
export const EXPIRING_WITHIN_DAYS = 14;

/**
 * The state of a consent (Da: samtykke) on a day.
 *
 * Silence is no consent. A withdrawal bites at once and wins over every date; so does a no. In force means given or about to expire.
 * The database asks the same rule in SQL for every row; this one words it for people.
 *
 * Examples on 23.11.2026: given to and without 08.12.2026 → 15 days left, given; to 07.12. → 14 left, expiring; to 23.11. → expired;
 * withdrawn at 9.14 today → withdrawn, at once.
 *
 * Source: secrecy towards private parties, forvaltningsloven § 27 and straffeloven § 152; what a consent is and that it can be withdrawn,
 * forvaltningsloven § 28, stk. 3–4, and the General Data Protection Regulation art. 7(3). 14 days is the office's own working rule.
 * In Danish: docs/rules/samtykke.md
 */
export function consentState(consent: Consent, today: Temporal.PlainDate): ConsentState {
  if (!consent.isGiven) return without('refused');
  if (consent.withdrawnAt !== null) return without('withdrawn');
  if (Temporal.PlainDate.compare(today, consent.validFrom) < 0) return without('not_yet');
  if (consent.validTo === null) return { state: 'given', isInForce: true, daysLeft: null };
  const daysLeft = today.until(consent.validTo).days;
  if (daysLeft <= 0) return without('expired');
  return { state: daysLeft <= EXPIRING_WITHIN_DAYS ? 'expiring' : 'given', isInForce: true, daysLeft };
}

function without(state: ConsentState['state']): ConsentState {
  return { state, isInForce: false, daysLeft: null };
}
