import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActorKey, openDatabase } from '#db/database.ts';
import { monthOf } from '#domain/calendar/month.ts';
import { fillDemo } from '../demo/fill-demo.ts';
import { citizenFile } from '../src/features/case/citizen/citizen-file.ts';
import { timelineOf } from '../src/features/case/citizen/timeline.ts';
import { caseload } from '../src/features/case/my-citizens/queries.ts';
import { type Client, givenHouse, type House } from '../tests/given.ts';

/**
 * How long the two pages of every day take beside the same statements run as the owner, rights and log off; and how much a
 * thousand times more citizens in the municipality costs. Ratios within one run; the figures go to reports/bench.json.
 */
const RUNS = 200;
const today = Temporal.PlainDate.from('2026-11-25');
let house: House;
let worker: ActorKey;
let client: Client;
let citizenId: string;
const figures: Record<string, number> = {};

/** One office of a year, the same persons each time, one of the staff with everybody as her caseload. */
async function givenFilledHouse(): Promise<House> {
  const made = await givenHouse(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  await fillDemo({ database: made.database, owner: made.ownerConfig, offices: 1, days: 365, seed: 1, until: today });
  worker = (
    await made.owner.query(
      `select municipality_id as "municipalityId", staff_id as "staffId", count(*)::int as n from contact_person where valid_to is null group by 1, 2 order by 3 desc, 2 limit 1`,
    )
  ).rows[0];
  await giveFiftyCitizens(made);
  return made;
}

beforeAll(async () => {
  house = await givenFilledHouse();
  citizenId = (
    await house.owner.query(
      `select citizen_id from contact where citizen_id in (select citizen_id from contact_person where staff_id = $1 and valid_to is null) group by 1 order by count(*) desc, 1 limit 1`,
      [worker.staffId],
    )
  ).rows[0].citizen_id;
  client = await house.signIn(worker);
});
afterAll(async () => {
  mkdirSync(path.join(house.root, 'reports'), { recursive: true });
  writeFileSync(path.join(house.root, 'reports/bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
  await house.close();
});

/** Everybody at the office is followed by one person, so that the caseload has at least fifty citizens. */
async function giveFiftyCitizens({ owner }: House): Promise<void> {
  await owner.query(
    `update contact_person set staff_id = $1 where valid_to is null and citizen_id in (select citizen_id from enrolment where valid_to is null)`,
    [worker.staffId],
  );
  const n = (
    await owner.query('select count(*)::int as n from contact_person where staff_id = $1 and valid_to is null', [
      worker.staffId,
    ])
  ).rows[0].n;
  figures.citizensInTheCaseload = n;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < RUNS + 20; i++) {
    const start = performance.now();
    await work();
    if (i >= 20) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[RUNS / 2] ?? Number.NaN;
}

const round = (value: number) => Math.round(value * 100) / 100;
const read =
  (address: string, as = client) =>
  async () => {
    const answer = await as.get(address);
    expect(answer.status).toBe(200);
    return answer.text();
  };

it('costs this much beside one statement as the owner', async () => {
  await house.owner.query('analyze');
  figures.caseloadPageMilliseconds = round(await medianOf(read('/case/my-citizens')));
  figures.citizenPageMilliseconds = round(await medianOf(read(`/case/citizen/${citizenId}`)));
  // As hand-written statements are sent: planned each time. The second pair is prepared once, as the program does it.
  await measureStatements('', { ...house.ownerConfig, Client: pg.Client });
  await measureStatements('Prepared', house.ownerConfig);
  for (const page of ['caseload', 'citizen'] as const)
    for (const how of ['', 'Prepared'])
      figures[`${page}Ratio${how}`] = round(
        (figures[`${page}PageMilliseconds`] ?? 0) / (figures[`${page}Statement${how}Milliseconds`] ?? 1),
      );
});

/** The same data fetched as the owner: no rights, no log, no page. */
async function measureStatements(how: string, config: pg.PoolConfig): Promise<void> {
  const owner = openDatabase(config);
  await owner.asActor(worker, async (tx, actor) => {
    figures[`caseloadStatement${how}Milliseconds`] = round(
      await medianOf(() => caseload(tx, actor, 'mine', monthOf(today))),
    );
    const file = await medianOf(() => citizenFile(tx, citizenId, { isSensitiveOpen: false, draftKey: 'none' }));
    const filter = { topic: null, organisationId: null, length: 5, openNoteId: null };
    figures[`citizenStatement${how}Milliseconds`] = round(
      file + (await medianOf(() => timelineOf(tx, citizenId, filter))),
    );
  });
  await owner.close();
}

/** All the JavaScript that a page asks for, gzipped. */
async function javaScriptOf(address: string): Promise<number> {
  const html = (await read(address)()) as string;
  let bytes = 0;
  for (const [, source] of html.matchAll(/<script[^>]* src="([^"]+)"/g))
    bytes += gzipSync((await read(source as string)()) as string).byteLength;
  return bytes;
}

it('answers this many requests a second on sixteen connections, with so many bytes', async () => {
  const html = (await read('/case/my-citizens')()) as string;
  figures.caseloadPageGzipBytes = gzipSync(html).byteLength;
  figures.citizenPageGzipBytes = gzipSync((await read(`/case/citizen/${citizenId}`)()) as string).byteLength;
  for (const [page, address] of [
    ['caseload', '/case/my-citizens'],
    ['citizen', `/case/citizen/${citizenId}`],
  ] as const)
    figures[`${page}JavaScriptGzipBytes`] = await javaScriptOf(address);
  const end = performance.now() + 5000;
  let count = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (performance.now() < end) {
        await read('/case/my-citizens')();
        count++;
      }
    }),
  );
  figures.requestsPerSecond = round(count / 5);
});

/** Five hundred a place: as many offices and contact persons as so many citizens would have. */
async function addFarAway({ owner }: House, places: number): Promise<void> {
  await owner.query(
    `with o as (insert into office (municipality_id, name, area_name, address, opened_on)
       select $1, 'Langt væk ' || n, 'Langt væk', 'x', '2020-01-01' from generate_series(1, $2::int) n returning office_id),
     s as (insert into staff (municipality_id, organisation_id, first_name, last_name, title_da, title_en, employed_from)
       select $1, (select organisation_id from organisation where municipality_id = $1 and kind = 'municipality' limit 1), 'Fjern', 'Fyr', 'Mentor', 'Mentor', '2020-01-01'
       from generate_series(1, $2::int) returning staff_id),
     pair as (select office_id, staff_id from (select office_id, row_number() over () as n from o) o join (select staff_id, row_number() over () as n from s) s using (n)),
     new as (select gen_random_uuid() as citizen_id, office_id, staff_id, n from pair cross join generate_series(1, 500) n),
     c as (insert into citizen (municipality_id, citizen_id, first_name, last_name, search_key, registered_by, registered_at)
       select $1, citizen_id, 'Fjern', 'Fugl ' || n, ' fjern fugl ' || n, staff_id, '2024-01-01' from new),
     e as (insert into enrolment (municipality_id, citizen_id, office_id, target_group, valid_from, registered_by)
       select $1, citizen_id, office_id, 'other', '2024-01-01', staff_id from new)
     insert into contact_person (municipality_id, citizen_id, staff_id, valid_from, start_reason, registered_by)
     select $1, citizen_id, staff_id, '2024-01-01', 'start', staff_id from new`,
    [worker.municipalityId, places],
  );
  await owner.query('vacuum analyze');
}

/** The same work in two houses, turn by turn, so that a busy moment of the machine falls on both. */
async function mediansOf(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let i = 0; i < RUNS + 20; i++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (i >= 20) times[index]?.push(performance.now() - start);
    }
  }
  return times.map((one) => one.sort((a, b) => a - b)[RUNS / 2] ?? Number.NaN);
}

it('costs the same in a municipality of a million citizens', async () => {
  const large = await givenFilledHouse();
  const far = await large.signIn(worker);
  // The exclusion constraints are checked row by row; they are put back before anything is measured.
  const constraints = (
    await large.owner.query(
      `select conrelid::regclass as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'x' and conrelid in ('app.enrolment'::regclass, 'app.contact_person'::regclass)`,
    )
  ).rows;
  for (const one of constraints) await large.owner.query(`alter table ${one.table} drop constraint ${one.name}`);
  await addFarAway(house, 2);
  await addFarAway(large, 2000);
  for (const one of constraints)
    await large.owner.query(`alter table ${one.table} add constraint ${one.name} ${one.definition}`);
  await large.owner.query('analyze');
  for (const [page, address] of [
    ['caseload', '/case/my-citizens'],
    ['citizen', `/case/citizen/${citizenId}`],
  ] as const) {
    const [small = Number.NaN, big = Number.NaN] = await mediansOf([read(address), read(address, far)]);
    figures[`${page}PageAtAThousandMilliseconds`] = round(small);
    figures[`${page}PageAtAMillionMilliseconds`] = round(big);
    figures[`${page}Growth`] = round(big / small);
  }
  await large.close();
});
