import { type Estimate, type EstimateIdentity, type EstimateNumbers, estimateOf } from '../estimate.ts';
import { clusterChanges } from '../panel/cluster-changes.ts';
import { randomisationTest } from '../permutation/randomisation-test.ts';
import { seededStream } from '../permutation/seeded-stream.ts';
import { isNotEstimable } from '../weighting/effect.ts';
import { errorOf, type FittedEventStudy } from './event-study-fit.ts';
import {
  type CountedEstimate,
  type EventStudySetting,
  identityOf,
  type Part,
  personCounts,
} from './event-study-setting.ts';
import { DRAWS } from './few-cluster-estimates.ts';
import type { ReleasedCount } from './finding.ts';
import { waldNumbers } from './wald-numbers.ts';

/** One group in one period. */
interface Seen {
  persons: number;
  mean: number;
}

/**
 * A line of each period, the base with estimate 0. Details: `adjustedPWithinStudy` (step-down over the periods), `criticalValue` of the uniform band with
 * its `criticalValueError`, `meanTreated` and `meanControl`; with errors by a column of several units `standardErrorByUnit`; with few clusters
 * `pRandomisation`. Notes: `base-period`, `moved-before-start`, `group-not-seen`, `no-variation`, `impossible-by-construction`, and {@link errorNotes}.
 *
 * @param isImpossible nobody's outcome differs before the start, because the groups were chosen so: there is no change to estimate
 */
export function periodLines(
  setting: EventStudySetting,
  part: Part,
  fitted: FittedEventStudy,
  { unit, isImpossible }: { unit: EstimateIdentity['unit']; isImpossible: boolean },
): CountedEstimate[] {
  return setting.periods.map((name, period) => {
    const sides = { treated: seenIn(part, true, period), control: seenIn(part, false, period) };
    const identity: EstimateIdentity = {
      ...identityOf(setting, part, name, unit),
      estimator: 'event-study',
      errorMethod: fitted.errors.method,
      test: 'wald-t',
    };
    const numbers = isImpossible
      ? { notes: [...setting.notes, 'impossible-by-construction'] }
      : numbersAt(setting, part, fitted, period);
    return {
      estimate: lineOf(identity, sides, unit, numbers),
      counts: countsOf(setting, part, period, sides),
    };
  });
}

/** What must be known of errors: few clusters, or errors by unit where treatment may have been given by area. */
export function errorNotes({ isFew }: FittedEventStudy, isByUnit: boolean, clusterColumn: string | null): string[] {
  return [
    ...(isFew && !(isByUnit && clusterColumn) ? ['few-treated-clusters'] : []),
    ...(isByUnit ? ['assignment-by-area-ignored'] : []),
  ];
}

function lineOf(
  identity: EstimateIdentity,
  sides: Record<'treated' | 'control', Seen>,
  unit: string,
  numbers: EstimateNumbers,
): Estimate {
  const { treated, control } = sides;
  const isShare = unit === 'share';
  const mean = ({ persons, mean: value }: Seen) => (persons > 0 ? value : null);
  return estimateOf(identity, {
    nTreated: treated.persons,
    nControl: control.persons,
    shareTreated: isShare ? mean(treated) : null,
    shareControl: isShare ? mean(control) : null,
    ...numbers,
    details: { ...(!isShare && { meanTreated: mean(treated), meanControl: mean(control) }), ...numbers.details },
  });
}

function numbersAt(setting: EventStudySetting, part: Part, fitted: FittedEventStudy, period: number): EstimateNumbers {
  const { study, errors, byUnit, bands, clusters } = fitted;
  const notes = [...setting.notes];
  if (period === setting.base)
    return { estimate: 0, bandLow: 0, bandHigh: 0, notes: [...notes, 'base-period'], ...clusters };
  const term = study.terms.find((one) => one.period === period);
  if (!term) return { notes: [...notes, 'group-not-seen'], ...clusters };
  const estimate = study.fit.coefficients[term.column] ?? Number.NaN;
  const numbers = waldNumbers(estimate, errorOf(errors, term.column), errors.degreesOfFreedom, setting.confidence);
  const place = bands?.terms.indexOf(term.column) ?? -1;
  const reach = bands && place >= 0 ? bands.of.criticalValue * errorOf(errors, term.column) : null;
  if (reach === null) notes.push('no-variation');
  else if (setting.before.includes(period) && Math.abs(estimate) > reach) notes.push('moved-before-start');
  notes.push(...errorNotes(fitted, !setting.cluster, setting.cluster));
  return {
    ...numbers,
    ...clusters,
    bandLow: reach === null ? null : estimate - reach,
    bandHigh: reach === null ? null : estimate + reach,
    details: {
      ...(bands && reach !== null && bandDetails(bands.of, place)),
      ...(byUnit && { standardErrorByUnit: errorOf(byUnit, term.column) }),
      ...(setting.cluster && fitted.isFew && { pRandomisation: randomisationP(setting, part, period) }),
    },
    notes,
  };
}

const bandDetails = (
  bands: { adjustedP: Float64Array; criticalValue: number; criticalValueError: number; draws: number },
  place: number,
) => ({
  adjustedPWithinStudy: bands.adjustedP[place] ?? null,
  criticalValue: bands.criticalValue,
  criticalValueError: bands.criticalValueError,
  draws: bands.draws,
});

/** p of the randomisation test of the change from the base period, over clusters; null when a cluster holds both groups. */
function randomisationP(setting: EventStudySetting, part: Part, period: number): number | null {
  const changes = clusterChanges(part.panel, { before: [setting.base], after: [period] }, 'persons');
  if (changes.isMixed) return null;
  const { confidence, seed } = setting;
  const test = randomisationTest(changes, { confidence, draws: DRAWS, uniform: seededStream(seed) });
  return isNotEstimable(test) ? null : test.p;
}

function seenIn({ panel }: Part, side: boolean, period: number): Seen {
  let [persons, weight, sum] = [0, 0, 0];
  for (const { isTreated, moments } of panel.cells) {
    if (isTreated !== side || !moments.seen[period]) continue;
    persons += moments.persons;
    weight += moments.weight;
    sum += moments.sums[period] ?? 0;
  }
  return { persons, mean: sum / weight };
}

/** The persons of each group seen in a period, by their outcome, and by what changed in them since the base period. */
function countsOf(
  setting: EventStudySetting,
  part: Part,
  period: number,
  { treated, control }: Record<'treated' | 'control', Seen>,
): ReleasedCount[] {
  const { analysis, periods, base } = setting;
  const persons = personCounts(setting, part, { treated: treated.persons, control: control.persons });
  return [
    ...persons.map((one) => ({ ...one, where: { ...one.where, [analysis.period.column]: periods[period] ?? '' } })),
    ...part.counts.at(period),
    ...(period === base ? [] : part.counts.between([base], [period])),
  ];
}
