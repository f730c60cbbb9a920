import { nearestName } from './nearest-name.ts';

/** As much of JSON schema as the plan's own schema uses. */
export interface Schema {
  type?: string | readonly string[];
  /** Shapes told apart by their `kind`, or else by the keys they require. */
  oneOf?: readonly Schema[];
  /** `#/$defs/NAME` of the whole schema. */
  $ref?: string;
  $defs?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  enum?: readonly string[];
  pattern?: string;
  /** What the pattern means, in words that follow the place. */
  patternWords?: string;
  minimum?: number;
  maximum?: number;
}

/** A plan nests conditions; deeper than this nobody reads them. */
const DEEPEST = 24;

/** The first thing in `value` that the schema does not allow, with its place; null = nothing. */
export function schemaProblem(value: unknown, schema: Schema): string | null {
  return problemIn(value, schema, { place: 'the plan', defs: schema.$defs ?? {}, depth: 0 });
}

interface Place {
  place: string;
  defs: Record<string, Schema>;
  depth: number;
}

function problemIn(value: unknown, given: Schema, at: Place): string | null {
  const { place } = at;
  if (at.depth > DEEPEST) return `${place} is nested too deeply`;
  const schema = given.$ref ? (at.defs[given.$ref.replace('#/$defs/', '')] ?? given) : given;
  if (schema.oneOf) return problemOfShape(value, schema.oneOf, at);
  const types = [schema.type ?? 'object'].flat();
  if (!types.some((type) => hasType(value, type)))
    return `${place} must be ${types.map(article).join(' or ')}${types[0] === 'string' && typeof value === 'number' ? ` (write ${value} in quotation marks)` : ''}`;
  if (value === null) return null;
  if (hasType(value, 'object')) return objectProblem(value as Record<string, unknown>, schema, at);
  if (Array.isArray(value)) return arrayProblem(value, schema, at);
  return scalarProblem(value, schema, place);
}

function scalarProblem(value: unknown, schema: Schema, place: string): string | null {
  if (schema.enum && !schema.enum.includes(value as string)) {
    const near = nearestName(String(value), schema.enum);
    return `${place} must be one of ${schema.enum.join(', ')}${near ? `; did you mean "${near}"` : ''}`;
  }
  if (value === '') return `${place} is empty`;
  if (schema.pattern && typeof value === 'string' && !new RegExp(schema.pattern).test(value))
    return `${place} ${schema.patternWords ?? 'may hold small letters, digits and hyphens only'}`;
  if (schema.minimum !== undefined && (value as number) < schema.minimum)
    return `${place} must be at least ${schema.minimum}`;
  if (schema.maximum !== undefined && (value as number) > schema.maximum)
    return `${place} must be at most ${schema.maximum}`;
  return null;
}

/** What is wrong with a value that may have several shapes. */
function problemOfShape(value: unknown, schemas: readonly Schema[], at: Place): string | null {
  const { place } = at;
  if (!hasType(value, 'object')) return `${place} must be an object`;
  const kinds = schemas.map((one) => one.properties?.kind?.enum?.[0]);
  if (kinds.every((kind) => kind !== undefined)) {
    if (!Object.hasOwn(value as object, 'kind')) return `${place} lacks "kind"`;
    const given = String((value as { kind: unknown }).kind);
    const chosen = schemas[kinds.indexOf(given)];
    if (chosen) return problemIn(value, chosen, at);
    const near = nearestName(given, kinds);
    return `${place} › "kind" must be one of ${kinds.join(', ')}${near ? `; did you mean "${near}"` : ''}`;
  }
  const chosen = schemas.find((one) => (one.required ?? []).every((key) => Object.hasOwn(value as object, key)));
  if (chosen) return problemIn(value, chosen, at);
  const shapes = schemas.map((one) => (one.required ?? []).map((key) => `"${key}"`).join(' with '));
  return `${place} must have ${shapes.slice(0, -1).join(', ')} or ${shapes.at(-1)}`;
}

function objectProblem(value: Record<string, unknown>, schema: Schema, at: Place): string | null {
  const { place } = at;
  const known = Object.keys(schema.properties ?? {});
  for (const [key, own] of Object.entries(value)) {
    const rule = known.includes(key) ? schema.properties?.[key] : schema.additionalProperties;
    if (!rule || rule === true) {
      const near = nearestName(key, known);
      const hint = near
        ? `; did you mean "${near}"`
        : own === null
          ? '; a text with a comma is written in quotation marks'
          : '';
      return `${place} has the unknown key "${key.slice(0, 60)}"${hint}`;
    }
    const inner = place === 'the plan' ? `"${key}"` : `${place} › "${key}"`;
    const problem = problemIn(own, rule, { ...at, place: inner.slice(0, 400), depth: at.depth + 1 });
    if (problem) return problem;
  }
  for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) return `${place} lacks "${key}"`;
  return null;
}

function arrayProblem(value: unknown[], schema: Schema, at: Place): string | null {
  if (value.length < (schema.minItems ?? 0)) return `${at.place} is empty`;
  if (value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY)) return `${at.place} is too long`;
  for (const [index, own] of value.entries()) {
    const inner = { ...at, place: `${at.place}[${index}]`, depth: at.depth + 1 };
    const problem = schema.items ? problemIn(own, schema.items, inner) : null;
    if (problem) return problem;
  }
  return null;
}

const hasType = (value: unknown, type: string) =>
  type === 'null'
    ? value === null
    : type === 'array'
      ? Array.isArray(value)
      : type === 'object'
        ? typeof value === 'object' && value !== null && !Array.isArray(value)
        : type === 'integer'
          ? Number.isInteger(value)
          : type === 'number'
            ? typeof value === 'number' && Number.isFinite(value)
            : typeof value === type;
const article = (type: string) =>
  ({
    object: 'an object',
    array: 'a list',
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    null: 'null',
  })[type] ?? type;
