import type { DuckDBConnection } from '@duckdb/node-api';
import type { FoundColumns } from './columns.ts';
import { checkedCode } from './register-counter.ts';
import type { Fact, RegisterQuestion } from './register-question.ts';
import { literal, ownName, type RegisterSql } from './register-sql.ts';

const [TEXT, CODE] = [ownName('text'), ownName('code')];

/** The codes of the facts + 1 as SQL, and the joins that bring them. */
export async function factCodes(
  connection: DuckDBConnection,
  asked: { question: RegisterQuestion; found: FoundColumns; relation: string; sql: RegisterSql },
): Promise<{ codes: string[]; joins: string }> {
  const codes: string[] = [];
  const joins: string[] = [];
  for (const [number, fact] of asked.question.facts.entries()) {
    const name = ownName(`fact ${number}`);
    if ('column' in fact) {
      const column = asked.found.facts.find((one) => one.name === fact.column)?.index ?? -1;
      const [raw, text] = [asked.sql.raw(column), `coalesce(${asked.sql.text(column)}, '')`];
      const known = await codesOfTexts(connection, fact, `select distinct ${raw}, ${text} from ${asked.relation}`);
      if (known.size <= FEW) codes.push(caseOf(raw, known));
      else {
        await fill(connection, name, known);
        joins.push(`left join ${name} on ${name}.${TEXT} = ${raw}`);
        codes.push(`${name}.${CODE}`);
      }
    } else {
      await fill(connection, name, fact.lookup);
      joins.push(`left join ${name} on ${name}.${TEXT} = ${asked.sql.person}`);
      codes.push(`coalesce(${name}.${CODE}, ${fact.otherwise + 1})`);
    }
  }
  return { codes, joins: joins.join(' ') };
}

/** So few texts are compared one by one; more are joined. */
const FEW = 8;

function caseOf(text: string, codes: ReadonlyMap<string, number>): string {
  if (codes.size === 0) return '0';
  return `case ${text} ${[...codes].map(([one, code]) => `when ${literal(one)} then ${code + 1}`).join(' ')} end`;
}

/** The code of each text as it stands in the file, which no person's row has to be trimmed for. `sql` gives such texts and what they say. */
async function codesOfTexts(
  connection: DuckDBConnection,
  fact: Extract<Fact, { column: string }>,
  sql: string,
): Promise<Map<string, number>> {
  const [raws = [], texts = []] = (await connection.runAndReadAll(sql)).getColumns() as string[][];
  return new Map(raws.map((raw, at) => [raw, checkedCode(fact, fact.codeOf(texts[at] as string))]));
}

async function fill(connection: DuckDBConnection, table: string, codes: ReadonlyMap<string, number>): Promise<void> {
  await connection.run(`create temp table ${table} (${TEXT} varchar, ${CODE} uinteger)`);
  const appender = await connection.createAppender(table.slice(1, -1));
  for (const [text, code] of codes) {
    appender.appendVarchar(text);
    appender.appendUInteger(code + 1);
    appender.endRow();
  }
  appender.closeSync();
}
