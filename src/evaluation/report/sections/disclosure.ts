import { formatNumber, formatPercent } from '#drawing/format-number.ts';
import type { Section } from '../document.ts';
import type { Reading } from '../reading.ts';

/** What disclosure control did, without a single hidden number. */
export function disclosureSection({ results, t, language }: Reading): Section {
  const log: Readonly<Record<string, unknown>> = results.disclosure;
  const count = (name: string) => {
    const value = log[name];
    return typeof value === 'number' ? formatNumber(value, language) : null;
  };
  const { smallestCell, suppressed } = results.disclosure;
  const gap = typeof log.gap === 'number' ? log.gap : null;
  const items = [
    { name: t.disclosure.rule, text: t.disclosure.ruleText(smallestCell) },
    {
      name: t.disclosure.estimates,
      text: t.disclosure.estimatesText(
        formatNumber(suppressed, language),
        formatNumber(results.estimates.length, language),
        count('primary'),
        count('complementary'),
      ),
    },
    { name: t.disclosure.cells, text: t.disclosure.cellsText(count('cells'), count('hiddenCells')) },
    { name: t.disclosure.attack, text: t.disclosure.attackText(count('smallestWidth'), suppressed > 0) },
    {
      name: t.disclosure.proof,
      text:
        gap === null || suppressed === 0
          ? null
          : gap === 0
            ? t.disclosure.proved
            : t.disclosure.gap(formatPercent(gap, language, 1)),
    },
  ];
  return {
    id: 'disclosure',
    heading: t.disclosure.heading,
    blocks: [{ kind: 'facts', items: items.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }])) }],
  };
}
