import { contains, type DayPeriod } from '#domain/calendar/day-period.ts';

/** A period in which a person is protected (Da: navne- og adressebeskyttelse; uden registreret adresse). */
export type Protection = DayPeriod & { readonly kind: 'name_and_address' | 'no_registered_address' };

/**
 * Whether somebody must confirm before anything is sent about a person (Da: advarsel før afsendelse): the kind of protection that runs on
 * the day, or null. Both kinds warn; of two that run, name and address is told.
 *
 * A telephone may lie on a table that she has fled from, and a letter box may have another name on it; so sending is a choice that
 * somebody makes, never something that happens. The database refuses what nobody has confirmed.
 *
 * Examples on 25.11.2026: protected from 01.05.2026 without an end → warn; to 25.11.2026 → no warning, the 24th was the last day;
 * from 26.11.2026 → not yet; no registered address from 01.01.2026 → warn.
 *
 * Source: CPR-loven § 28 (name and address protection); security of processing, General Data Protection Regulation art. 32(1).
 * In Danish: docs/rules/foer-noget-sendes.md
 */
export function needsWarning(protections: readonly Protection[], today: Temporal.PlainDate): Protection['kind'] | null {
  const running = protections.filter((one) => contains(one, today)).map((one) => one.kind);
  return running.includes('name_and_address') ? 'name_and_address' : (running[0] ?? null);
}
