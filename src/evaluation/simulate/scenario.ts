/**
 * A world to draw registers from: two groups in areas, followed by year, with an effort of known effect. Effects and levels are in percentage points
 * of the yearly share with a paid month.
 */
export interface Scenario {
  treated: number;
  control: number;
  /** Areas of each group; persons are spread over them evenly. */
  areas: number;
  controlAreas: number;
  /** First and last year, and the first treated one. */
  from: number;
  to: number;
  start: number;
  /** The controls' share in an ordinary year. */
  baseRate: number;
  /** What the effort adds from the start, and more or less of it for immigrants and for long-term unemployed. */
  effect: number;
  effectImmigrants: number;
  effectLongTerm: number;
  /** How much lower (below 0) or higher the treated lie in every year without the effort. */
  selection: number;
  /** How much the treated move a year by themselves, from the year before the start and back to the first. */
  trend: number;
  /** A rise among the treated in the year before the start. */
  anticipation: number;
  /** The groups have the published composition, and shares that differ by sex, age and origin; otherwise both have the controls'. */
  isComposedUnlike: boolean;
  /** How alike persons of an area are within a year: the variance of the areas' shocks is icc·p(1−p). */
  icc: number;
  /** Correlation of a person's latent chances in two years: a lasting part, and a part that fades by this factor a year. */
  lasting: number;
  fading: number;
  /** Of 100 persons, how many are lost after each year; nothing is known of them then. */
  attrition: number;
  /** Keeps only persons without a paid year before the start, so that both groups begin at zero by construction. */
  isLongTermOnly: boolean;
}

/** The sizes, years and rates of the published study, and no effect, selection or shocks. */
export const publishedScenario: Scenario = {
  treated: 548,
  control: 8096,
  areas: 6,
  controlAreas: 88,
  from: 2014,
  to: 2019,
  start: 2017,
  baseRate: 14,
  effect: 0,
  effectImmigrants: 0,
  effectLongTerm: 0,
  selection: 0,
  trend: 0,
  anticipation: 0,
  isComposedUnlike: false,
  icc: 0,
  lasting: 0.6,
  fading: 0.5,
  attrition: 0,
  isLongTermOnly: false,
};
