import { type MonthWindow, monthSchema, windowSchema } from './moment.ts';

/** What a person meets or not. Where a column is blank it cannot be told, and neither can what rests on it. */
export type Condition =
  | { column: string; data?: string; is: string[] }
  | { column: string; data?: string; below: number }
  | { column: string; data?: string; atLeast: number }
  | { column: string; data?: string; blank: boolean }
  | { paidMonth: MonthWindow }
  | { weekWith: MonthWindow & { codes: string[] } }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const column = { type: 'string', description: 'A column of the register or of a people file.' } as const;
const data = { type: 'string', description: 'The people file, where several have the column.' } as const;
const condition = { $ref: '#/$defs/condition' } as const;
const shape = <P extends object>(required: string[], properties: P) =>
  ({ type: 'object', required, additionalProperties: false, properties }) as const;

/** The schema of {@link Condition}; it is referred to as #/$defs/condition. */
export const conditionSchema = {
  description: 'What a person meets or not.',
  oneOf: [
    shape(['column', 'is'], { column, data, is: { type: 'array', minItems: 1, items: { type: 'string' } } }),
    shape(['column', 'below'], { column, data, below: { type: 'number' } }),
    shape(['column', 'atLeast'], { column, data, atLeast: { type: 'number' } }),
    shape(['column', 'blank'], { column, data, blank: { type: 'boolean' } }),
    shape(['paidMonth'], { paidMonth: windowSchema('At least one paid month from one month to another.') }),
    shape(['weekWith'], {
      weekWith: {
        type: 'object',
        description: 'At least one week with a benefit of the code list.',
        required: ['codes', 'from', 'to'],
        additionalProperties: false,
        properties: {
          codes: {
            type: 'array',
            minItems: 1,
            items: { type: 'string' },
            description: 'Codes, groups or activities of the code list.',
          },
          from: monthSchema('The first month.'),
          to: monthSchema('The last month.'),
        },
      },
    }),
    shape(['all'], { all: { type: 'array', minItems: 1, items: condition } }),
    shape(['any'], { any: { type: 'array', minItems: 1, items: condition } }),
    shape(['not'], { not: condition }),
  ],
} as const;

/** The conditions inside a condition that are not made of others. */
export function leavesOf(one: Condition): Condition[] {
  if ('all' in one) return one.all.flatMap(leavesOf);
  if ('any' in one) return one.any.flatMap(leavesOf);
  return 'not' in one ? leavesOf(one.not) : [one];
}
