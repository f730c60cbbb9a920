import { CHANGE_BEFORE_START } from '../../analyses/change-in-difference.ts';
import { type Estimate, EVERYBODY } from '../../estimate.ts';
import { termNamed } from '../../plan/kinds/regression.ts';
import { FEW_CLUSTER_TESTS } from '../believable.ts';
import type { Section } from '../document.ts';
import type { Reading } from '../reading.ts';
import { MATCHED, WEIGHTED } from './effects.ts';
import { isLastPeriod } from './last-period.ts';
import { isChange, rowFigures } from './row-figures.tsx';

/** The same effect under each choice of the plan: estimator, error, outcome, analysis. */
export function sensitivitySection(reading: Reading): Section {
  const { t } = reading;
  const lines = reading.results.estimates.filter(
    (one) =>
      one.subgroup === EVERYBODY &&
      isEffect(reading, one) &&
      one.estimate !== null &&
      one.period !== CHANGE_BEFORE_START &&
      isLastPeriod(reading, one),
  );
  const changes = lines.filter(isChange);
  const levels = lines.filter((one) => !isChange(one));
  return {
    id: 'sensitivity',
    heading: t.effects.sensitivity,
    blocks: [levels, changes].flatMap((ones) =>
      ones.length < 2 ? [] : rowFigures(reading, ones, t.effects.sensitivityHeadline, true),
    ),
  };
}

const EFFECTS = new Set([
  'difference-in-shares',
  'difference-in-means',
  'difference-in-differences',
  'least-squares',
  ...MATCHED,
  ...WEIGHTED,
  ...FEW_CLUSTER_TESTS,
]);

/** A line about the groups' difference in the outcome itself; in a regression the treatment's own line alone. */
function isEffect({ plan }: Reading, one: Estimate): boolean {
  if (!EFFECTS.has(one.estimator) || (one.unit !== 'share' && one.unit !== 'number')) return false;
  if (one.estimator !== 'least-squares') return true;
  const analysis = (plan.analyses ?? []).find((own) => own.name === one.analysis);
  return analysis?.kind === 'regression' && !!analysis.treatment && one.term === termNamed(analysis.treatment);
}
