import { roundToHundredths } from '#domain/numbers/round-to-hundredths.ts';
import { countsAs } from './placement-kind.ts';

/** One placement's hours in one month (Da: timeregistrering). `hours` null: the person worked, how much is not known. */
export type WorkRegistration = { readonly kind: string; readonly hours: number | null };

/** A month's hours by what they count as. `unknownCount` is the number of ordinary jobs whose hours are not known. */
export type WorkHours = {
  readonly ordinaryHours: number;
  /** Paid with public support: wage subsidy and flexjob. */
  readonly supportedHours: number;
  readonly unpaidHours: number;
  readonly unknownCount: number;
};

/** Adds up one person's registrations of one month, in hours with two decimals. */
export function workHours(registrations: readonly WorkRegistration[]): WorkHours {
  const sums = { ordinary: 0, supported_paid: 0, flexjob: 0, unpaid: 0 };
  let unknownCount = 0;
  for (const { kind, hours } of registrations) {
    const group = countsAs(kind);
    if (hours !== null) sums[group] += hours;
    else if (group === 'ordinary') unknownCount += 1;
  }
  return {
    ordinaryHours: roundToHundredths(sums.ordinary),
    supportedHours: roundToHundredths(sums.supported_paid + sums.flexjob),
    unpaidHours: roundToHundredths(sums.unpaid),
    unknownCount,
  };
}
