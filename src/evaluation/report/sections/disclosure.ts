import { formatNumber, formatPercent } from '#drawing/format-number.ts';
import type { Section } from '../document.ts';
import type { Reading } from '../reading.ts';

/** What disclosure control did, without a single hidden number. */
export function disclosureSection({ results, t, language }: Reading): Section {
  const { smallestCell, suppressed, primary, complementary, cells, hiddenCells, smallestWidth, gap } =
    results.disclosure;
  const count = (value: number) => formatNumber(value, language);
  const items = [
    { name: t.disclosure.rule, text: t.disclosure.ruleText(smallestCell) },
    {
      name: t.disclosure.estimates,
      text: t.disclosure.estimatesText(
        count(suppressed),
        count(results.estimates.length),
        count(primary),
        count(complementary),
      ),
    },
    { name: t.disclosure.cells, text: t.disclosure.cellsText(count(cells), count(hiddenCells)) },
    {
      name: t.disclosure.attack,
      text: smallestWidth === null ? null : t.disclosure.attackText(count(smallestWidth)),
    },
    {
      name: t.disclosure.proof,
      text:
        suppressed === 0 ? null : gap === 0 ? t.disclosure.proved : t.disclosure.gap(formatPercent(gap, language, 1)),
    },
  ];
  return {
    id: 'disclosure',
    heading: t.disclosure.heading,
    blocks: [{ kind: 'facts', items: items.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }])) }],
  };
}
