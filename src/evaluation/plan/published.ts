/**
 * A figure that is public already, or will be: `percent` of the `n` people of `group`, which lies within another group or none. Several periods or
 * versions of a group are told apart by `period` and `version`. With `where` it is tied to the counts of the run.
 */
export interface Published {
  group: string;
  within: string | null;
  n: number;
  percent: number;
  period?: string;
  version?: string;
  /** The run's data that its persons come from; needed with `where` when the plan has several. */
  data?: string;
  /** What its persons have in common there: value by column, as texts. */
  where?: Record<string, string>;
  /** The column of the outcome whose share it is. */
  outcome?: string;
}

/** The schema of {@link Published}. */
export const publishedSchema = {
  type: 'array',
  minItems: 1,
  description:
    'Figures that are public or will be; what they give away together, and with this run, is refused or hidden.',
  items: {
    type: 'object',
    required: ['group', 'within', 'n', 'percent'],
    additionalProperties: false,
    properties: {
      group: { type: 'string', description: 'The group that the share is of.' },
      within: { type: ['string', 'null'], description: 'The group it is a part of; null for a whole.' },
      n: { type: 'integer', minimum: 1, maximum: 100_000_000 },
      percent: {
        type: 'number',
        minimum: 0,
        maximum: 100,
        description: 'As printed: 14 is any count that rounds to 14.',
      },
      period: { type: 'string', description: 'The period of the figure, where there are several.' },
      version: { type: 'string', description: 'Which publication it stands in, where there are several.' },
      data: { type: 'string', description: 'One of the names under data, or "study": ties the figure to this run.' },
      where: {
        type: 'object',
        description:
          'What its persons have in common in these data: value by column, the group and the period among them.',
        additionalProperties: { type: 'string' },
      },
      outcome: { type: 'string', description: 'The column of the outcome in these data.' },
    },
  },
} as const;

/** What is wrong with how published figures are tied to the run's data, in words; null = nothing. */
export function publishedProblem(published: readonly Published[], data: readonly string[]): string | null {
  for (const { group, where, outcome, data: name } of published) {
    const place = `the published figure of "${group}"`;
    if (name !== undefined && name !== 'study' && !data.includes(name))
      return `${place} uses the data "${name}", which "data" does not list`;
    if (where && name === undefined && data.length !== 1) return `${place} has "where" and must say which "data"`;
    if (!where && (name !== undefined || outcome !== undefined))
      return `${place} has "data" or "outcome" and lacks "where"`;
  }
  return null;
}
