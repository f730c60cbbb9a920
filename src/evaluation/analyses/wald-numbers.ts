import { studentQuantile, studentUpperTail } from '../distributions/student-t.ts';
import type { EstimateNumbers } from '../estimate.ts';
import { POWER } from '../panel/pre-trend-test.ts';

/**
 * What follows from an estimate and its standard error by Student's t: interval, two-sided p and the smallest effect found in 80 of 100 such studies,
 * (t_{(1+confidence)/2} + t_{0.8})·se. Without variation (se 0 or none) there is the estimate alone.
 */
export function waldNumbers(
  estimate: number,
  standardError: number,
  degreesOfFreedom: number,
  confidence: number,
): EstimateNumbers {
  if (!(standardError > 0) || !(degreesOfFreedom > 0)) return { estimate };
  const critical = studentQuantile((1 + confidence) / 2, degreesOfFreedom);
  const statistic = estimate / standardError;
  return {
    estimate,
    standardError,
    ciLow: estimate - critical * standardError,
    ciHigh: estimate + critical * standardError,
    pValue: 2 * studentUpperTail(Math.abs(statistic), degreesOfFreedom),
    statistic,
    degreesOfFreedom,
    minimumDetectable: (critical + studentQuantile(POWER, degreesOfFreedom)) * standardError,
  };
}
