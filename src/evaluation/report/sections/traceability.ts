import { formatNumber } from '#drawing/format-number.ts';
import type { Section } from '../document.ts';
import type { Reading } from '../reading.ts';

/** What it takes to make the same report again: plan, data, program. */
export function traceabilitySection({ results, plan, t, language }: Reading): Section {
  return {
    id: 'traceability',
    heading: t.traceability.heading,
    blocks: [
      {
        kind: 'facts',
        items: [
          ...results.data.map((one) => ({
            name: t.traceability.data(one.name),
            text: [
              plan.data?.[one.name]?.description[language],
              t.traceability.size(count(one.rows), count(one.columns)),
              `SHA-256 ${one.sha256}`,
            ]
              .filter(Boolean)
              .join(' '),
          })),
          { name: t.traceability.plan, text: `SHA-256 ${results.planSha256}` },
          {
            name: t.traceability.program,
            text: `Hjemmebane ${results.programVersion}, ${t.traceability.format(results.formatVersion)}`,
          },
          { name: t.traceability.again, text: t.traceability.againText },
        ],
      },
    ],
  };

  function count(value: number | null): string {
    return value === null ? t.hidden : formatNumber(value, language);
  }
}
