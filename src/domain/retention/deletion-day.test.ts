import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { deletionDay } from './deletion-day.ts';
import { CASE_TYPES, type CaseType, type RetentionRule } from './retention-rule.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const file = path.resolve(import.meta.dirname, '../../../database/code-lists/retention-rule.csv');
const lines = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
const common: RetentionRule[] = lines.map((line) => ({
  caseType: line.code as CaseType,
  from: day(line.valid_from as string),
  to: line.valid_to ? day(line.valid_to) : null,
  period: Temporal.Duration.from(line.period as string),
  isOwn: false,
}));

describe('the day of deletion by the common list', () => {
  it.each([
    ['municipal_case', '2021-03-12', '2026-03-12', 'five years from closure'],
    ['municipal_case', '2020-02-29', '2025-02-28', 'a leap day ends on the last of February'],
    ['housing_social_case', '2021-03-12', '2024-03-12', 'three years from closure'],
    ['door_visit_without_case', '2026-08-25', '2026-11-25', 'three months from the visit'],
    ['door_visit_without_case', '2025-11-30', '2026-02-28', 'a shorter month ends earlier'],
    ['read_log', '2018-05-24', '2018-11-24', 'six months under the old order'],
    ['read_log', '2018-05-25', '2023-05-25', 'five years from the day the Regulation applies'],
    ['municipal_case', '1999-12-31', null, 'no rule reaches so far back'],
  ] as const)('%s closed %s → %s: %s', (caseType, closedOn, due, _because) => {
    expect(deletionDay(caseType, day(closedOn), common)?.toString() ?? null).toBe(due);
  });

  it('has a rule with its law for every type, today', () => {
    for (const caseType of CASE_TYPES)
      expect(deletionDay(caseType, day('2026-11-25'), common), caseType).not.toBeNull();
    expect(lines.map((line) => line.law).filter((law) => !law)).toEqual([]);
  });
});

it('puts the municipality’s own rule before the common one, from its first day and to its last', () => {
  const own: RetentionRule = {
    caseType: 'municipal_case',
    from: day('2026-01-01'),
    to: day('2027-01-01'),
    period: Temporal.Duration.from('P2Y'),
    isOwn: true,
  };
  const due = (closedOn: string) => deletionDay('municipal_case', day(closedOn), [...common, own])?.toString();
  expect([due('2025-12-31'), due('2026-01-01'), due('2026-12-31'), due('2027-01-01')]).toEqual([
    '2030-12-31',
    '2028-01-01',
    '2028-12-31',
    '2032-01-01',
  ]);
});
