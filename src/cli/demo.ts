import { parseArgs } from 'node:util';
import pg from 'pg';
import { ClusterError, startCluster } from '#db/cluster/start-cluster.ts';
import { openDatabase } from '#db/database.ts';
import { preparePrivateDatabase } from '#db/private-database.ts';
import { fillDemo } from '../../demo/fill-demo.ts';
import { demoOffices } from '../../demo/offices.ts';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';

const LONGEST_DAYS = 1461;

/** What was asked for. */
interface Wanted {
  offices: number;
  days: number;
  seed: number;
  until: Temporal.PlainDate;
}

/**
 * Fills the program's own database anew with invented people: `hjemmebane demo --offices 5 --days 730 --seed 1 --until 2026-11-24`.
 * What the demo held before is gone. Same arguments, same data. Never touches the server of DATABASE_URL.
 */
export async function demoCommand(argv: readonly string[], root: string): Promise<number> {
  const wanted = readWanted(argv);
  const environment = readEnvironment(process.env);
  if (environment.databaseUrl) {
    throw new ProgramError(
      'The demo is for the database that Hjemmebane runs itself. Unset DATABASE_URL, and the demo leaves your own server alone.',
    );
  }
  const cluster = await startCluster({ dataFolder: environment.dataFolder, postgres: environment.postgres }).catch(
    (error: unknown) => {
      throw error instanceof ClusterError ? new ProgramError(error.message) : error;
    },
  );
  try {
    await dropDemo({ host: cluster.host, port: cluster.port, ...cluster.superuser });
    const ready = await preparePrivateDatabase(cluster, root);
    const database = openDatabase(ready.app);
    try {
      const began = performance.now();
      const filled = await fillDemo({ database, owner: ready.owner, ...wanted });
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(
        `${wanted.offices} offices, ${wanted.days} days until ${wanted.until.toString()}, seed ${wanted.seed}: ${filled.citizens} citizens, ${filled.visits} visits, ${filled.contacts} contacts, ${filled.placements} placements in ${seconds} s`,
      );
    } finally {
      await database.close();
    }
  } finally {
    await cluster.stop();
  }
  return 0;
}

/** Only a database that says of itself that it is the demo (or has nobody in it) is dropped. */
async function dropDemo(server: pg.ClientConfig): Promise<void> {
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  try {
    const there = await admin.query("select from pg_database where datname = 'hjemmebane'");
    if (there.rowCount === 0) return;
    const inside = new pg.Client({ ...server, database: 'hjemmebane' });
    await inside.connect();
    const answer = await inside
      .query('select (select is_demo from app.installation) or not exists (select from app.municipality) as may_go')
      .finally(() => inside.end());
    if (!answer.rows[0].may_go) {
      throw new ProgramError(
        'The database in the data folder is not a demo, so it is left alone. Choose another folder: HJEMMEBANE_DATA=./demo-data',
      );
    }
    await admin.query('drop database hjemmebane');
  } finally {
    await admin.end();
  }
}

function readWanted(argv: readonly string[]): Wanted {
  const { values } = parse(argv);
  const whole = (name: 'offices' | 'days' | 'seed', least: number, most: number): number => {
    const typed = values[name];
    if (!/^\d{1,9}$/.test(typed) || Number(typed) < least || Number(typed) > most) {
      throw new ProgramError(`--${name} is "${typed}", and must be a whole number from ${least} to ${most}.`);
    }
    return Number(typed);
  };
  return {
    offices: whole('offices', 1, demoOffices.length),
    days: whole('days', 1, LONGEST_DAYS),
    seed: whole('seed', 0, 999_999_999),
    until: readDay(values.until),
  };
}

function parse(argv: readonly string[]) {
  const options = {
    offices: { type: 'string', default: String(demoOffices.length) },
    days: { type: 'string', default: '730' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string', default: '' },
  } as const;
  try {
    return parseArgs({ args: [...argv], options });
  } catch (error) {
    throw new ProgramError(
      `${(error as Error).message}. Usage: hjemmebane demo [--offices N] [--days N] [--seed N] [--until YYYY-MM-DD]`,
    );
  }
}

function readDay(typed: string): Temporal.PlainDate {
  const today = Temporal.Now.plainDateISO('Europe/Copenhagen');
  if (typed === '') return today;
  let day: Temporal.PlainDate;
  try {
    day = Temporal.PlainDate.from(typed);
  } catch {
    throw new ProgramError(`--until is "${typed}", and must be a day such as 2026-11-24.`);
  }
  return day;
}
