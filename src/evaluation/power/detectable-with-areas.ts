import { studentQuantile } from '../distributions/student-t.ts';
import { designEffect } from './design-effect.ts';
import { detectableEitherWay } from './power-of-two-shares.ts';

/** What a study can find, in shares; null = not even everybody with the outcome would be found, or there is one area only. */
export interface Detectable {
  /** Persons counted as unrelated. */
  withoutAreas: number | null;
  designEffect: number;
  /** Persons of an area alike, areas as if there were many. */
  manyAreas: number | null;
  /** The same with Student's t for as many areas as there are: what can be claimed. */
  fewAreas: number | null;
}

/**
 * The smallest rise above an assumed share (a fall, where no rise could be found) that a study finds with 80 percent power when an effort is given to whole areas; nothing but numbers of
 * persons is needed, so it can be said before any outcome is read.
 *
 * Both groups are divided by the design effect of the treated areas (the control group's areas are taken to be like them), and the critical value is
 * Student's with one degree of freedom less than there are treated areas. Sources: Kish 1965; Donner & Klar 2000, chapter 5.
 *
 * @param areas treated persons in each area
 * @param control persons in the control group
 * @param share the control group's share with the outcome, 0 to 1
 * @param icc how alike the outcomes of two persons of one area are, 0 to 1
 */
export function detectableWithAreas(
  areas: readonly number[],
  control: number,
  share: number,
  {
    icc,
    alpha = 0.05,
    treated = areas.reduce((sum, n) => sum + n, 0),
  }: { icc: number; alpha?: number; treated?: number },
): Detectable {
  const effect = designEffect(areas, icc);
  const thinned = { treated: treated / effect, control: control / effect, alpha };
  const critical = areas.length > 1 ? studentQuantile(1 - alpha / 2, areas.length - 1) : null;
  return {
    withoutAreas: detectableEitherWay({ treated, control, alpha }, share),
    designEffect: effect,
    manyAreas: detectableEitherWay(thinned, share),
    fewAreas: critical === null ? null : detectableEitherWay(thinned, share, { critical }),
  };
}
