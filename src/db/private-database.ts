import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from './migrate.ts';

/** Where and as whom the program logs in to its own cluster. */
export interface PrivateDatabase {
  app: pg.ClientConfig;
  auth: pg.ClientConfig;
  owner: pg.ClientConfig;
}

/** Makes the database in a cluster of our own (if it is not there), brings it up to date and gives the login roles fresh passwords. */
export async function preparePrivateDatabase(
  cluster: { host: string; port: number; superuser: { user: string; password: string } },
  root: string,
  name = 'hjemmebane',
): Promise<PrivateDatabase> {
  const server = { host: cluster.host, port: cluster.port, ...cluster.superuser };
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  const passwords = { hb_app: randomBytes(24).toString('hex'), hb_auth: randomBytes(24).toString('hex') };
  try {
    const there = await admin.query('select from pg_database where datname = $1', [name]);
    if (there.rowCount === 0) await admin.query(`create database ${pg.escapeIdentifier(name)}`);
    await migrate({ ...server, database: name }, root);
    for (const [role, password] of Object.entries(passwords)) {
      await admin.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`);
    }
  } finally {
    await admin.end();
  }
  const at = { host: cluster.host, port: cluster.port, database: name };
  return {
    owner: { ...server, database: name },
    app: { ...at, user: 'hb_app', password: passwords.hb_app },
    auth: { ...at, user: 'hb_auth', password: passwords.hb_auth },
  };
}
