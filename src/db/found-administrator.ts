import pg from 'pg';
import type { ActorKey } from './database.ts';

/** Who the first administrator is, and of which municipality. */
export interface FirstAdministrator {
  municipalityId: number;
  municipalityName: string;
  employmentServiceName: string;
  firstName: string;
  lastName: string;
  userName: string;
}

/**
 * Runs the work in one transaction as the owner of the tables, once the account is there: found by its user name, or made together with
 * municipality, municipal organisation and person. `fresh` is null when only an account that exists is asked for.
 */
export async function withAdministrator<T>(
  owner: pg.ClientConfig,
  userName: string,
  fresh: FirstAdministrator | null,
  work: (client: pg.Client, who: ActorKey) => Promise<T>,
): Promise<T | 'unknown'> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local role hb_owner');
    const who = (await findAccount(client, userName)) ?? (fresh ? await make(client, fresh) : null);
    const answer = who ? await work(client, who) : 'unknown';
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

async function findAccount(client: pg.Client, userName: string): Promise<ActorKey | null> {
  const answer = await client.query<ActorKey>(
    'select municipality_id as "municipalityId", staff_id as "staffId" from auth.account where user_name = $1',
    [userName],
  );
  return answer.rows[0] ?? null;
}

async function make(client: pg.Client, fresh: FirstAdministrator): Promise<ActorKey> {
  const { municipalityId, municipalityName, employmentServiceName, firstName, lastName, userName } = fresh;
  await client.query('insert into app.municipality values ($1, $2, $3) on conflict do nothing', [
    municipalityId,
    municipalityName,
    employmentServiceName,
  ]);
  await client.query(
    `insert into app.organisation (municipality_id, name, kind) select $1, $2, 'municipality'
     where not exists (select from app.organisation where municipality_id = $1 and kind = 'municipality')`,
    [municipalityId, municipalityName],
  );
  const staff = await client.query<{ staff_id: string }>(
    `insert into app.staff (municipality_id, organisation_id, first_name, last_name, title_da, title_en, employed_from)
     select $1, organisation_id, $2, $3, 'Systemadministrator', 'System administrator', app.today()
     from app.organisation where municipality_id = $1 and kind = 'municipality' order by name limit 1 returning staff_id`,
    [municipalityId, firstName, lastName],
  );
  const staffId = staff.rows[0]?.staff_id as string;
  await client.query(
    `insert into app.staff_role (municipality_id, staff_id, role, valid_from) values ($1, $2, 'system_administrator', app.today())`,
    [municipalityId, staffId],
  );
  await client.query('insert into auth.account (municipality_id, staff_id, user_name) values ($1, $2, $3)', [
    municipalityId,
    staffId,
    userName,
  ]);
  return { municipalityId, staffId };
}
