import { type Estimate, type EstimateIdentity, type EstimateNumbers, EVERYBODY, estimateOf } from '../estimate.ts';
import type { Adjusted } from '../plan/kinds/adjusted.ts';
import type { DesignColumn } from '../regression/rows.ts';
import { rowsOfArm } from '../weighting/arms.ts';
import type { Balance } from '../weighting/balance.ts';
import type { Effect, NotEstimable } from '../weighting/effect.ts';
import type { AdjustedPart } from './adjusted-parts.ts';
import { countsByValue, type Valued } from './counts-by-value.ts';
import { changeName, countsOfChange, distinctChanges, movedOf } from './counts-of-change.ts';
import type { ReleasedCount } from './finding.ts';
import { waldNumbers } from './wald-numbers.ts';

/** An estimate with the counts it gives away. */
export interface AdjustedLine {
  estimate: Estimate;
  counts: ReleasedCount[];
}

/** What a method adds to its effect. */
export interface Added {
  details: Record<string, number | string | null>;
  /** Persons of a group who are in or out, which the details print. */
  counts?: ReleasedCount[];
  notes?: string[];
}

/** The effect of one method as a line of the results; the error method says what it counts and what not. */
export function effectLine(
  analysis: Adjusted,
  part: AdjustedPart,
  estimator: string,
  effect: Effect | NotEstimable,
  added: Added = { details: {} },
): AdjustedLine {
  const sizes = { nTreated: personsOf(part, 1), nControl: personsOf(part, 0) };
  const counts = [...groupCounts(analysis, part), ...outcomeCounts(analysis, part), ...(added.counts ?? [])];
  const confidence = analysis.confidence ?? 0.95;
  if ('reason' in effect) {
    const identity = identityOf(analysis, part, estimator, 'none');
    return {
      estimate: estimateOf(identity, {
        ...sizes,
        notes: ['not-estimable'],
        details: { reasonDa: effect.reason.da, reasonEn: effect.reason.en },
      }),
      counts,
    };
  }
  const method = `${effect.errors}; correction ${effect.correction}; nuisance ${effect.nuisance}`;
  const numbers: EstimateNumbers = {
    ...waldNumbers(effect.estimate, effect.standardError, Number.POSITIVE_INFINITY, confidence),
    ...sizes,
    degreesOfFreedom: undefined,
    details: added.details,
    notes: added.notes ?? [],
  };
  return { estimate: estimateOf(identityOf(analysis, part, estimator, method), numbers), counts };
}

/**
 * One line a column: the standardised difference before, and in the details after. That of a column of 0 and 1 gives away how many persons of each
 * group have a 1, as a share does.
 */
export function balanceLines(analysis: Adjusted, part: AdjustedPart, balance: readonly Balance[]): AdjustedLine[] {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return balance.map(({ name, before, after }, index) => ({
    estimate: estimateOf(
      {
        ...identityOf(analysis, part, 'balance', "standardised by the treated group's standard deviation"),
        term: name,
        test: 'none',
      },
      {
        nTreated: personsOf(part, 1),
        nControl: personsOf(part, 0),
        standardisedDifference: finite(before),
        details: { after: finite(after) },
        notes: Math.abs(after) > 0.1 ? ['imbalance'] : [],
      },
    ),
    counts: [...groupCounts(analysis, part), ...indicatorCounts(analysis, part, part.compared.x[index])],
  }));
}

/** Persons of each group with 1 and with 0 in a column of 0 and 1: `race=white` or `married`. */
function indicatorCounts(analysis: Adjusted, part: AdjustedPart, column: DesignColumn | undefined): ReleasedCount[] {
  if (!column) return [];
  if (!column.values.every((value) => value === 0 || value === 1)) return numberCounts(analysis, part, column);
  const { arms, covariates } = part.compared;
  const category = covariates.find((one) => one.levels && column.name.startsWith(`${one.name}=`));
  const level = category && column.name.slice(category.name.length + 1);
  return ([1, 0] as const).flatMap((arm) =>
    ([1, 0] as const).map((value) => {
      const key = category ? (value ? category.name : `not ${category.name}`) : column.name;
      return {
        data: analysis.data,
        where: { ...whereOf(analysis, part, arm), [key]: level ?? String(value) },
        value: rowsOfArm(arms, arm).reduce(
          (sum, row) => sum + (column.values[row] === value ? (arms.count[row] ?? 0) : 0),
          0,
        ),
      };
    }),
  );
}

/** Persons of each group by the value of a number, where its mean gives them back. */
function numberCounts(analysis: Adjusted, part: AdjustedPart, { name, values }: DesignColumn): ReleasedCount[] {
  return ([1, 0] as const).flatMap((arm) =>
    countsByValue(
      { data: analysis.data, where: whereOf(analysis, part, arm) },
      name,
      valuedIn(part, arm, values),
      values,
    ),
  );
}

/**
 * Persons of each group by their outcome, which an effect gives back where nothing is adjusted: a difference of shares with its bases is an equation in
 * whole numbers.
 */
function outcomeCounts(analysis: Adjusted, part: AdjustedPart): ReleasedCount[] {
  const { y } = part.compared.arms;
  const { follow, data, outcome } = analysis;
  return ([1, 0] as const).flatMap((arm) => {
    const of = { data, where: whereOf(analysis, part, arm) };
    const rows = valuedIn(part, arm, y);
    if (follow?.before) {
      const name = changeName(outcome.column, follow.before, follow.at);
      return countsOfChange(of, name, movedOf(rows), distinctChanges(y));
    }
    // An outcome over several periods is another one than that of a period.
    const when = follow && follow.at.length > 1 ? ` in ${follow.at.join(', ')}` : '';
    return countsByValue(of, `outcome ${outcome.column}${when}`, rows, y);
  });
}

const valuedIn = ({ compared: { arms } }: AdjustedPart, arm: 0 | 1, values: Float64Array): Valued[] =>
  Array.from(rowsOfArm(arms, arm), (row) => ({ value: values[row] ?? Number.NaN, n: arms.count[row] ?? 0 }));

/** Persons of a group who are in (`yes`) or out of a comparison. */
export function insideCounts(
  analysis: Adjusted,
  part: AdjustedPart,
  what: string,
  inside: { treated: number; untreated: number },
): ReleasedCount[] {
  return ([1, 0] as const).flatMap((arm) => {
    const persons = arm ? inside.treated : inside.untreated;
    const where = whereOf(analysis, part, arm);
    const name = `${what} in ${analysis.name}`;
    return [
      { data: analysis.data, where: { ...where, [name]: 'yes' }, value: persons },
      { data: analysis.data, where: { ...where, [name]: 'no' }, value: personsOf(part, arm) - persons },
    ];
  });
}

function identityOf(
  analysis: Adjusted,
  { part, isShare }: AdjustedPart,
  estimator: string,
  errorMethod: string,
): EstimateIdentity {
  const { follow } = analysis;
  const period = follow && `${follow.at.join('+')}${follow.before ? ` − ${follow.before.join('+')}` : ''}`;
  return {
    analysis: analysis.name,
    outcome: analysis.outcome.column,
    subgroup: part ? `${part.column}=${part.value}` : EVERYBODY,
    period: period ?? EVERYBODY,
    term: `${analysis.group.column}=${analysis.group.treated}`,
    estimator,
    errorMethod,
    test: 'wald-z',
    unit: isShare ? 'share' : 'number',
    confidence: analysis.confidence ?? 0.95,
  };
}

const personsOf = ({ compared: { arms } }: AdjustedPart, arm: 0 | 1): number =>
  rowsOfArm(arms, arm).reduce((sum, row) => sum + (arms.count[row] ?? 0), 0);

function whereOf({ group, follow }: Adjusted, { part }: AdjustedPart, arm: 0 | 1): Record<string, string> {
  const where: Record<string, string> = { [group.column]: arm ? group.treated : group.control };
  if (part) where[part.column] = part.value;
  if (follow?.at.length === 1 && !follow.before) where[follow.period] = follow.at[0] ?? '';
  return where;
}

function groupCounts(analysis: Adjusted, part: AdjustedPart): ReleasedCount[] {
  return ([1, 0] as const).map((arm) => ({
    data: analysis.data,
    where: whereOf(analysis, part, arm),
    value: personsOf(part, arm),
  }));
}
