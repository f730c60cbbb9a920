import pg from 'pg';

/** A connection remembers so many statements; a program that sent more different ones would build SQL from text. */
const MOST_STATEMENTS = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MOST_STATEMENTS) return null;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A connection that prepares each statement with values once and reuses its plan. The statements are always the same few; planning a page's
 * statement anew, with the policies of twenty tables in it, took longer than running it.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = (...given: unknown[]): unknown => Reflect.apply(super.query, this, given);
    const prepared = (text: unknown, values?: unknown, done?: unknown) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : null;
      return name ? send({ name, text, values }, done) : send(text, values, done);
    };
    // pg declares many overloads; each is passed on as it came.
    this.query = prepared as pg.Client['query'];
  }
}
