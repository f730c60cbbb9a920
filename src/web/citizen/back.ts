import { paths } from '../paths.ts';

/** Where a form about a citizen leads afterwards: to the citizen, or back to the day's list it was opened from. */
export type Back = 'citizen' | 'today';

/** Reads the hidden field or query `back`; anything but the day's list means the citizen. */
export const backOf = (typed: string | undefined): Back =>
  typed === 'today' || typed === paths.today ? 'today' : 'citizen';

/** The address to return to. */
export const backPath = (back: Back, citizenId: string): string =>
  back === 'today' ? paths.today : paths.citizen(citizenId);
