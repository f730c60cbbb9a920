import type { DuckDBConnection } from '@duckdb/node-api';
import type { FoundColumns } from './columns.ts';
import { checkedCode } from './register-counter.ts';
import type { Fact, RegisterQuestion } from './register-question.ts';
import { literal, type RegisterSql } from './register-sql.ts';

/** The codes of the facts + 1 as SQL, and the joins that bring them. */
export async function factCodes(
  connection: DuckDBConnection,
  asked: { question: RegisterQuestion; found: FoundColumns; relation: string; sql: RegisterSql },
): Promise<{ codes: string[]; joins: string }> {
  const codes: string[] = [];
  const joins: string[] = [];
  for (const [number, fact] of asked.question.facts.entries()) {
    const name = `fact${number}`;
    if ('column' in fact) {
      const column = asked.found.facts.find((one) => one.name === fact.column)?.index ?? -1;
      const text = `coalesce(${asked.sql.text(column)}, '')`;
      const known = await codesOfTexts(connection, fact, `select distinct ${text} from ${asked.relation}`);
      if (known.size <= FEW) codes.push(caseOf(text, known));
      else {
        await fill(connection, name, known);
        joins.push(`left join ${name} on ${name}.text = ${text}`);
        codes.push(`${name}.code`);
      }
    } else {
      await fill(connection, name, fact.lookup);
      joins.push(`left join ${name} on ${name}.text = ${asked.sql.person}`);
      codes.push(`coalesce(${name}.code, ${fact.otherwise + 1})`);
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

async function codesOfTexts(
  connection: DuckDBConnection,
  fact: Extract<Fact, { column: string }>,
  sql: string,
): Promise<Map<string, number>> {
  const texts = (await connection.runAndReadAll(sql)).getColumns()[0] ?? [];
  return new Map((texts as string[]).map((text) => [text, checkedCode(fact, fact.codeOf(text))]));
}

async function fill(connection: DuckDBConnection, table: string, codes: ReadonlyMap<string, number>): Promise<void> {
  await connection.run(`create temp table ${table} (text varchar, code uinteger)`);
  const appender = await connection.createAppender(table);
  for (const [text, code] of codes) {
    appender.appendVarchar(text);
    appender.appendUInteger(code + 1);
    appender.endRow();
  }
  appender.closeSync();
}
