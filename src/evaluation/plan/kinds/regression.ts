import { type Common, columnsSchema, kindOf, type Labelled, labelled, subgroupsSchema, unitsSchema } from './kind.ts';

/** A column on the right-hand side. */
export interface RegressionTerm extends Labelled {
  /** A number as it stands, or an indicator of each value but the reference. */
  as: 'number' | 'category';
  /** The value that the others are compared with; the first by number or letter unless given. */
  reference?: string;
  /** It stands in `products` alone. */
  onlyInProducts?: boolean;
}

/** The names of the error methods, as in regression/rows.ts. */
export const ERROR_KINDS = ['iid', 'HC0', 'HC1', 'HC2', 'HC3', 'CR0', 'CR1', 'CR1S', 'CR2', 'CR3'] as const;

/** Explains an outcome by columns: least squares or logit, with the error method that the plan names. */
export interface Regression extends Common {
  kind: 'regression';
  model: 'linear' | 'logit';
  outcome: Labelled;
  terms: RegressionTerm[];
  /** Columns of `terms` multiplied with each other, as treatment and period. */
  products?: string[][];
  /** Columns each value of which gets a level of its own that is not reported, as person and period. */
  absorb?: string[];
  weights?: string;
  /** The column that says who a row is about, where persons have several rows: counts of persons are then told apart by it. */
  unit?: string;
  /** Persons unless said; places are aggregates, whose numbers hide nobody. */
  units?: 'persons' | 'places';
  errors: { kind: (typeof ERROR_KINDS)[number]; clusters?: string[] };
  /** The term that is the effort: its line is the effect in the report. */
  treatment?: string;
  /** The terms in the results; all but the intercept unless given. */
  report?: string[];
  /** Joint tests that all coefficients of the terms are 0. */
  jointTests?: { name: string; terms: string[] }[];
  subgroups?: Labelled[];
}

const TERMS = 'A term is named by its column, a value of it (race=white), or several joined by " * " (treat * post).';

/** The schema of {@link Regression}. */
export const regressionSchema = kindOf(
  'regression',
  'Explains an outcome by columns: least squares or logit, with robust or clustered errors.',
  ['model', 'outcome', 'terms', 'errors'],
  {
    model: {
      type: 'string',
      enum: ['linear', 'logit'],
      description: 'Least squares, or logit for an outcome of 0 and 1.',
    },
    outcome: labelled('A column of numbers, or of 0 and 1; empty = missing, left out and counted.'),
    terms: {
      type: 'array',
      minItems: 1,
      description: 'The columns that explain; rows that lack one are left out and counted. There is an intercept.',
      items: {
        type: 'object',
        required: ['column', 'label', 'as'],
        additionalProperties: false,
        properties: {
          ...labelled('').properties,
          as: {
            type: 'string',
            enum: ['number', 'category'],
            description: 'The number as it stands, or an indicator of each value but the reference.',
          },
          reference: {
            type: 'string',
            description: 'The value that the others are compared with; the first unless said.',
          },
          onlyInProducts: { type: 'boolean', description: 'It has no line of its own and stands in products alone.' },
        },
      },
    },
    products: {
      type: 'array',
      description: 'Columns of the terms multiplied with each other, for example [["treat", "post"]].',
      items: { type: 'array', minItems: 2, items: { type: 'string' } },
    },
    absorb: columnsSchema(
      'Columns each value of which gets its own level, not reported: person and period, for example.',
    ),
    weights: { type: 'string', description: 'A column with the weight of each row, 0 or more.' },
    unit: {
      type: 'string',
      description:
        'The column that says who a row is about, where persons have several rows; counts are then of persons.',
    },
    units: unitsSchema,
    errors: {
      type: 'object',
      description: 'The error method; its small-sample correction stands in the results.',
      required: ['kind'],
      additionalProperties: false,
      properties: {
        kind: {
          type: 'string',
          enum: ERROR_KINDS,
          description:
            'iid; HC0-HC3: robust; CR0-CR3: clustered. CR1 has G/(G-1), CR1S also (N-1)/(N-K), CR2 has Satterthwaite degrees of freedom.',
        },
        clusters: columnsSchema('The column of the clusters; two columns for clustering two ways, with CR1S.'),
      },
    },
    treatment: { type: 'string', description: `The term that is the effort. ${TERMS}` },
    report: {
      type: 'array',
      minItems: 1,
      description: `The terms in the results. ${TERMS}`,
      items: { type: 'string' },
    },
    jointTests: {
      type: 'array',
      description: 'Tests that all coefficients of the terms are 0 at once.',
      items: {
        type: 'object',
        required: ['name', 'terms'],
        additionalProperties: false,
        properties: {
          name: { type: 'string' },
          terms: { type: 'array', minItems: 1, description: TERMS, items: { type: 'string' } },
        },
      },
    },
    subgroups: subgroupsSchema,
  },
);

/** How the parts of a product are joined in names. */
export const TIMES = ' × ';

/** A term's name as the results write it: ` * ` may stand for ` × `. */
export const termNamed = (name: string): string => name.replaceAll(' * ', TIMES);

/** What contradicts itself in a regression, in words after the analysis' name; null = nothing. */
export function regressionContradiction(analysis: Regression): string | null {
  const { model, absorb = [], outcome, terms } = analysis;
  const columns = terms.map(({ column }) => column);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice) return `has the term "${twice}" twice`;
  const absorbedTwice = absorb.find((column, index) => absorb.indexOf(column) !== index);
  if (absorbedTwice) return `absorbs "${absorbedTwice}" twice`;
  if (columns.includes(outcome.column)) return `explains "${outcome.column}" by itself`;
  if (model === 'logit' && absorb.length > 0)
    return 'is a logit with "absorb", which has no such estimate; name the column as a category among "terms"';
  const wrong = terms.find(({ as, reference }) => as === 'number' && reference !== undefined);
  if (wrong) return `has a reference for the number "${wrong.column}"; only a category has one`;
  return errorsContradiction(analysis) ?? productsContradiction(analysis) ?? namesContradiction(analysis);
}

function errorsContradiction({ errors: { kind, clusters } }: Regression): string | null {
  const isClustered = kind.startsWith('CR');
  if (isClustered && !clusters?.length) return `has errors of kind ${kind} and names no "clusters"`;
  if (!isClustered && clusters)
    return `names "clusters", which errors of kind ${kind} do not use; CR1S does, for example`;
  if (clusters && clusters.length > 2) return 'names more than two columns of "clusters"';
  if (clusters?.length === 2 && kind !== 'CR1S') return 'clusters two ways, which needs the kind CR1S';
  return clusters && clusters[0] === clusters[1] ? `names the clusters "${clusters[0]}" twice` : null;
}

function productsContradiction({ terms, products = [] }: Regression): string | null {
  const unknown = products.flat().find((column) => !terms.some((term) => term.column === column));
  if (unknown) return `multiplies "${unknown}", which "terms" does not list`;
  const alone = terms.find(({ column, onlyInProducts }) => onlyInProducts && !products.flat().includes(column));
  return alone ? `has the term "${alone.column}" in products only, and no product of it` : null;
}

function namesContradiction({ terms, treatment, report = [], jointTests = [] }: Regression): string | null {
  const named = [...(treatment === undefined ? [] : [treatment]), ...report, ...jointTests.flatMap((one) => one.terms)];
  const isKnown = (part: string) =>
    part === '(intercept)' || terms.some(({ column }) => part === column || part.startsWith(`${column}=`));
  const unknown = named.find((name) => !termNamed(name).split(TIMES).every(isKnown));
  if (unknown) return `names the term "${unknown}", which "terms" does not list`;
  const names = jointTests.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice ? `has two joint tests called "${twice}"` : null;
}
