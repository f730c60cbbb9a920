/** What one period shows; a hidden or impossible period has null numbers and the word that says why. */
export interface PeriodPoint {
  period: string;
  treated: RateWithBand | null;
  control: RateWithBand | null;
  difference: { estimate: number; low: number; high: number; isSignificant: boolean } | null;
  /** Said instead of numbers. */
  instead: string | null;
}

/** A share and the limits of its band: fractions. */
export interface RateWithBand {
  share: number;
  low: number;
  high: number;
}

/** The axes that all sibling figures share: fractions. */
export interface SharedAxes {
  mostShare: number;
  leastDifference: number;
  mostDifference: number;
}
