import type { Finding } from '../analyses/finding.ts';
import { type Estimate, EVERYBODY, estimateOf } from '../estimate.ts';
import { hideSmallCells } from './hide-small-cells.ts';

/**
 * Disclosure control (Da: diskretionering) after estimation and before anything is written: what would give persons away is hidden, whole
 * estimates at a time. Returns the estimates of all findings in order, those hidden without numbers.
 */
export function protect(findings: readonly Finding[], smallestCell: number): Estimate[] {
  return findings.flatMap((finding) => {
    const hidden = hiddenOf(finding, smallestCell);
    return finding.estimates.map((estimate, index) =>
      hidden.has(index) ? estimateOf(estimate, { suppressed: true }) : estimate,
    );
  });
}

function hiddenOf({ estimates, counts }: Finding, smallestCell: number): Set<number> {
  const hidden = new Set<number>();
  counts.forEach((list, index) => {
    if (list.some(({ value }) => value >= 1 && value < smallestCell)) hidden.add(index);
  });
  const shares = estimates.flatMap((_, index) => ((counts[index] ?? []).length === 6 ? [index] : []));
  const compared = hideSmallCells(
    shares.map((index) =>
      comparisonOf(
        estimates[index] as Estimate,
        (counts[index] ?? []).map((one) => one.value),
      ),
    ),
    smallestCell,
  );
  compared.forEach((one, at) => {
    if (one.isSuppressed) hidden.add(shares[at] as number);
  });
  const placeOf = ({ period, subgroup }: Estimate) => `${period} ${subgroup}`;
  const places = new Set([...hidden].map((index) => placeOf(estimates[index] as Estimate)));
  const subgroups = new Set([...hidden].map((index) => estimates[index]?.subgroup));
  // What is derived from a hidden difference is hidden with it.
  estimates.forEach((one, index) => {
    if (places.has(placeOf(one)) || (one.period.startsWith('change') && subgroups.has(one.subgroup))) hidden.add(index);
  });
  return hidden;
}

function comparisonOf({ period, subgroup }: Estimate, [n1 = 0, x1 = 0, , n0 = 0, x0 = 0]: readonly number[]) {
  const at = subgroup.indexOf('=');
  return {
    period,
    subgroup: subgroup === EVERYBODY ? null : { column: subgroup.slice(0, at), value: subgroup.slice(at + 1) },
    counts: { treated: { events: x1, total: n1 }, control: { events: x0, total: n0 } },
  };
}
