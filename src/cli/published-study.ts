import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { contradictionsOf } from '#evaluation/published-study/contradictions.ts';
import { PANEL_COLUMNS, panelRows } from '#evaluation/published-study/panel-rows.ts';
import { comparePrinted, printedStatements } from '#evaluation/published-study/printed-comparison.ts';
import { rebuildPublishedStudy } from '#evaluation/published-study/rebuild.ts';
import { REGISTER_COLUMNS, registerRows } from '#evaluation/published-study/register-rows.ts';
import type { Lines } from './evaluate.ts';

const USAGE = 'hjemmebane published-study --out FILE [--register] [--reading 263|203] [--force]';

/** Writes the invented persons of the published study as a panel, or with --register as a wide register, and says which printed statements they cannot fit. Exit codes: 0, 2. */
export function publishedStudyCommand(argv: string[], lines: Lines): number {
  const refuse = (sentence: string) => {
    lines.err(sentence);
    return 2;
  };
  let values: { out?: string; reading: string; register: boolean; force: boolean };
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        out: { type: 'string' },
        reading: { type: 'string', default: '263' },
        register: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return refuse(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
  const { out, reading } = values;
  if (!out) return refuse(`Say where the persons go: ${USAGE}`);
  if (reading !== '263' && reading !== '203') return refuse(`--reading is "${reading}", and must be 263 or 203.`);
  if (existsSync(out) && !values.force) return refuse(`${out}: it is there already. Choose another, or add --force.`);
  const persons = rebuildPublishedStudy(reading);
  try {
    const rows = values.register
      ? [[...REGISTER_COLUMNS], ...registerRows(persons)]
      : [[...PANEL_COLUMNS], ...panelRows(persons)];
    writeFileSync(out, stringify(rows));
  } catch (error) {
    return refuse(`${out}: it cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  lines.out(`${persons.length} invented persons in ${out}. Reading: ${reading} immigrants in the areas.`);
  for (const one of contradictionsOf(persons))
    lines.out(`Cannot hold: ${one.place} is printed as ${one.printed}, and is ${one.rebuilt} here.`);
  for (const { place, treated, control } of printedStatements) {
    const found = comparePrinted(treated, control);
    lines.out(
      'noTest' in found
        ? `${place.en}: ${found.noTest.en}`
        : `${place.en}, ${treated.percent} % of ${treated.base} against ${control.percent} % of ${control.base}: p ${found.pValue[0].toFixed(4)} to ${found.pValue[1].toFixed(4)} over the ${found.pairs} pairs of counts that round so, significant at 5 % in ${found.significantPairs}.`,
    );
  }
  return 0;
}
