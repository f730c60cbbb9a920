import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import pg from 'pg';
import { inject } from 'vitest';
import type { Role } from '#access/actor.ts';
import { type ActorKey, type Database, openDatabase } from '#db/database.ts';
import { searchKey } from '#domain/search/search-key.ts';
import { openAccounts } from '#web/accounts/accounts.ts';
import { openPasskeys } from '#web/accounts/passkeys.ts';
import { openSeal, type Seal } from '#web/accounts/seal.ts';
import { openDoorBell } from '#web/door-bell.ts';
import type { Surroundings } from '#web/router.tsx';
import { openSessions } from '#web/session.ts';
import { createApp } from '../src/app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: {
      host: string;
      port: number;
      superuser: { user: string; password: string };
      appPassword: string;
      authPassword: string;
      root: string;
    };
  }
}

/** A citizen as the tests make one. */
export interface GivenCitizen {
  citizenId: string;
  firstName: string;
}

/** A real database of the test file's own, with the real application on top. */
export interface House {
  database: Database;
  app: Hono;
  owner: pg.Client;
  ownerConfig: pg.ClientConfig;
  root: string;
  /** The time that the application believes it is. */
  now: Temporal.Instant;
  /** The pool of the role that signs people in. */
  authPool: pg.Pool;
  /** The key that lies outside the database. */
  seal: Seal;
  /** Another copy of the application on the same database. */
  copy(changed?: Partial<Surroundings>): Hono;
  municipality(
    id: number,
    name?: string,
  ): Promise<{ municipalityId: number; organisationId: string; housingOrganisationId: string; officeId: string }>;
  staff(
    at: { municipalityId: number; organisationId: string; officeId: string | null },
    role: Role | readonly Role[],
    firstName?: string,
  ): Promise<ActorKey>;
  citizen(
    at: { municipalityId: number; officeId: string },
    by: ActorKey,
    options?: { firstName?: string; lastName?: string; contactPerson?: ActorKey; cpr?: string },
  ): Promise<GivenCitizen>;
  /** A signed-in session's token, for a browser's cookie. */
  sessionOf(who: ActorKey): Promise<string>;
  /** Signs in and returns a browser-like client: cookies, same origin. */
  signIn(who: ActorKey): Promise<Client>;
  close(): Promise<void>;
}

/** Speaks HTTP to the application as one signed-in person. */
export interface Client {
  get(path: string): Promise<Response>;
  post(path: string, fields?: Record<string, string | readonly string[]>): Promise<Response>;
}

let count = 0;

/** Opens a fresh database cloned from the migrated template. `now` may be set before or between requests. */
export async function givenHouse(now = Temporal.Instant.from('2026-11-25T09:42:00Z')): Promise<House> {
  const cluster = inject('cluster');
  const name = `test_${process.pid}_${Date.now()}_${count++}`;
  const server = { host: cluster.host, port: cluster.port, ...cluster.superuser };
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template hjemmebane_template`);
  await admin.end();
  const ownerConfig = { ...server, database: name };
  const owner = new pg.Client(ownerConfig);
  await owner.connect();
  await owner.query('set search_path = app');
  await owner.query('update app.installation set is_demo = true');
  const at = { host: cluster.host, port: cluster.port, database: name };
  const app = { ...at, user: 'hb_app', password: cluster.appPassword };
  const database = openDatabase(app);
  const authPool = new pg.Pool({ ...at, user: 'hb_auth', password: cluster.authPassword, max: 2 });
  const sessions = openSessions(authPool);
  const doorBell = openDoorBell(app);
  const seal = openSeal(Buffer.alloc(32, 7));
  const accounts = openAccounts(authPool, seal);
  const copy = (changed: Partial<Surroundings> = {}) =>
    createApp(
      {
        database,
        isDemo: true,
        sessions,
        accounts,
        passkeys: openPasskeys(authPool, seal),
        doorBell,
        proxies: 0,
        address: 'http://localhost',
        clock: () => house.now,
        ...changed,
      },
      cluster.root,
    );
  const house: House = {
    database,
    owner,
    ownerConfig,
    root: cluster.root,
    now,
    authPool,
    seal,
    copy,
    app: copy(),
    municipality: (id, label) => givenMunicipality(owner, id, label),
    staff: (place, role, firstName) => givenStaff(owner, place, typeof role === 'string' ? [role] : role, firstName),
    citizen: (place, by, options) => givenCitizen(owner, place, by, options),
    sessionOf: (who) => sessions.start(who, { method: 'demo' }),
    signIn: async (who) => clientOf(house.app, await sessions.start(who, { method: 'demo' })),
    async close() {
      await doorBell.close();
      await database.close();
      await authPool.end();
      await owner.end();
    },
  };
  return house;
}

async function givenMunicipality(owner: pg.Client, id: number, label = `Kommune ${id}`) {
  await owner.query(`insert into municipality values ($1, $2, 'Jobcentret') on conflict do nothing`, [id, label]);
  const one = async (sql: string, values: unknown[]) => (await owner.query(sql, values)).rows[0].id as string;
  const organisationId = await one(
    `insert into organisation (municipality_id, name, kind) values ($1, $2, 'municipality') returning organisation_id as id`,
    [id, label],
  );
  const housingOrganisationId = await one(
    `insert into organisation (municipality_id, name, kind) values ($1, 'Boligforeningen Nabo', 'housing_organisation') returning organisation_id as id`,
    [id],
  );
  const officeId = await one(
    `insert into office (municipality_id, name, area_name, address, opened_on) values ($1, $2, 'Kastanjeparken', 'Kastanjevej 1', '2020-01-01') returning office_id as id`,
    [id, `Kontoret ${id}`],
  );
  for (const weekday of [1, 2, 3, 4, 5]) {
    await owner.query(
      `insert into opening_hours (municipality_id, office_id, weekday, opens, closes, valid_from) values ($1, $2, $3, '09:00', '16:00', '2020-01-01')`,
      [id, officeId, weekday],
    );
  }
  return { municipalityId: id, organisationId, housingOrganisationId, officeId };
}

async function givenStaff(
  owner: pg.Client,
  place: { municipalityId: number; organisationId: string; officeId: string | null },
  roles: readonly Role[],
  firstName = 'Mette',
): Promise<ActorKey> {
  const answer = await owner.query(
    `insert into staff (municipality_id, organisation_id, first_name, last_name, title_da, title_en, employed_from)
     values ($1, $2, $3, 'Mose', 'Mentor', 'Mentor', '2020-01-01') returning staff_id`,
    [place.municipalityId, place.organisationId, firstName],
  );
  const staffId = answer.rows[0].staff_id as string;
  for (const role of roles) {
    await owner.query(
      `insert into staff_role (municipality_id, staff_id, role, office_id, valid_from) values ($1, $2, $3, $4, '2020-01-01')`,
      [place.municipalityId, staffId, role, place.officeId],
    );
  }
  return { municipalityId: place.municipalityId, staffId };
}

async function givenCitizen(
  owner: pg.Client,
  place: { municipalityId: number; officeId: string },
  by: ActorKey,
  options: { firstName?: string; lastName?: string; contactPerson?: ActorKey; cpr?: string } = {},
): Promise<GivenCitizen> {
  const firstName = options.firstName ?? 'Samira';
  const lastName = options.lastName ?? 'Solsort';
  const answer = await owner.query(
    `insert into citizen (municipality_id, first_name, last_name, search_key, registered_by) values ($1, $2, $3, $4, $5) returning citizen_id`,
    [place.municipalityId, firstName, lastName, searchKey(`${firstName} ${lastName}`), by.staffId],
  );
  const citizenId = answer.rows[0].citizen_id as string;
  await owner.query(
    `insert into enrolment (municipality_id, citizen_id, office_id, target_group, valid_from, registered_by) values ($1, $2, $3, 'activity_ready', '2025-01-01', $4)`,
    [place.municipalityId, citizenId, place.officeId, by.staffId],
  );
  if (options.cpr)
    await owner.query('insert into citizen_identity values ($1, $2, $3)', [
      place.municipalityId,
      citizenId,
      options.cpr,
    ]);
  if (options.contactPerson) {
    await owner.query(
      `insert into contact_person (municipality_id, citizen_id, staff_id, valid_from, start_reason, registered_by) values ($1, $2, $3, '2025-03-03', 'start', $4)`,
      [place.municipalityId, citizenId, options.contactPerson.staffId, by.staffId],
    );
  }
  return { citizenId, firstName };
}

function clientOf(app: Hono, token: string): Client {
  const headers = { cookie: `hb_session=${token}`, host: 'localhost', origin: 'http://localhost' };
  return {
    get: async (address) => app.request(`http://localhost${address}`, { headers }),
    post: async (address, fields = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      return app.request(`http://localhost${address}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      });
    },
  };
}

/** A folder of the test's own, removed by the returned function. */
export function givenFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
