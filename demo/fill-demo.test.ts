import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAllowedInDemo } from '#domain/identity/cpr-number.ts';
import { parseCvrNumber } from '#domain/identity/cvr-number.ts';
import { visitState } from '#domain/open-door/visit-state.ts';
import { givenHouse, type House } from '../tests/given.ts';
import { type FilledDemo, fillDemo } from './fill-demo.ts';

const until = Temporal.PlainDate.from('2026-11-25');
const now = Temporal.Instant.from('2026-11-25T09:42:00Z');
const days = 150;

let house: House;
let filled: FilledDemo;
const fill = (into: House, seed = 1, length = days) =>
  fillDemo({ database: into.database, owner: into.ownerConfig, offices: 1, days: length, seed, until, now });
const rows = async <T>(sql: string, of = house): Promise<T[]> => (await of.owner.query(sql)).rows as T[];
const count = async (sql: string): Promise<number> =>
  Number((await rows<{ count: string }>(`select count(*) from ${sql}`))[0]?.count);

beforeAll(async () => {
  house = await givenHouse(now);
  filled = await fill(house);
});
afterAll(() => house.close());

describe('the demo', () => {
  it('is the same for the same arguments and another for another seed', async () => {
    const [again, other] = [await givenHouse(now), await givenHouse(now)];
    try {
      expect(await fill(again)).toEqual(filled);
      expect(await fingerprints(again)).toEqual(await fingerprints(house));
      await fill(other, 2, 20);
      expect((await fingerprints(other)).citizen).not.toBe((await fingerprints(house)).citizen);
    } finally {
      await again.close();
      await other.close();
    }
  });

  it('counts what it made', async () => {
    expect(await count('citizen')).toBe(filled.citizens);
    expect(await count('visit')).toBe(filled.visits);
    expect(await count('contact')).toBe(filled.contacts);
    expect(await count('placement')).toBe(filled.placements);
  });

  it('holds substitute CPR numbers alone, one for each citizen', async () => {
    const numbers = await rows<{ cpr: string }>('select cpr from citizen_identity');
    expect(numbers.length).toBe(filled.citizens);
    expect(numbers.filter(({ cpr }) => !isAllowedInDemo(cpr))).toEqual([]);
  });

  it('holds companies whose numbers pass the check', async () => {
    const numbers = await rows<{ cvr: string }>('select cvr from company');
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter(({ cvr }) => !parseCvrNumber(cvr).ok)).toEqual([]);
  });

  it('has no visit outside the opening hours', async () => {
    const outside = `visit v where not exists (
      select from opening_hours h where h.office_id = v.office_id and h.weekday = extract(isodow from v.day)
        and (v.arrived_at at time zone 'Europe/Copenhagen')::time between h.opens and h.closes
        and (v.arrived_at at time zone 'Europe/Copenhagen')::date = v.day)`;
    expect(await count(outside)).toBe(0);
    expect(filled.visits).toBeGreaterThan(days);
  });

  it('tells nothing that has not happened yet: only appointments and shifts lie ahead', async () => {
    const moments: [string, string][] = [
      ['visit', 'greatest(arrived_at, taken_at, talk_ended_at, finished_at, left_at)'],
      ['contact', 'greatest(happened_at, registered_at)'],
      ['promise', 'greatest(made_at, kept_at)'],
      ['citizen', 'registered_at'],
      ['placement', 'registered_at'],
      ['work_hours', 'registered_at'],
      ['consent', 'registered_at'],
      ['course_session', 'attendance_saved_at'],
    ];
    for (const [table, moment] of moments) {
      expect([table, await count(`${table} where ${moment} > '${now.toString()}'`)]).toEqual([table, 0]);
    }
    expect(await count(`appointment where starts_at > '${now.toString()}'`)).toBeGreaterThan(0);
    expect(await count(`shift where day > '${until.toString()}'`)).toBeGreaterThan(0);
  });

  it('is alive today', async () => {
    type Moment = 'arrived_at' | 'taken_at' | 'talk_ended_at' | 'finished_at' | 'left_at';
    const today = await rows<Record<Moment, Date | null>>(`select * from visit where day = '${until.toString()}'`);
    const instant = (value: Date | null) => (value ? Temporal.Instant.fromEpochMilliseconds(value.getTime()) : null);
    const states = today.map((visit) =>
      visitState(
        {
          arrivedAt: instant(visit.arrived_at) as Temporal.Instant,
          takenAt: instant(visit.taken_at),
          talkEndedAt: instant(visit.talk_ended_at),
          finishedAt: instant(visit.finished_at),
          leftAt: instant(visit.left_at),
        },
        until,
      ),
    );
    expect(states.filter((state) => state === 'waiting')).toHaveLength(3);
    expect(states.filter((state) => state === 'in_conversation')).toHaveLength(1);
    expect(states.filter((state) => state === 'needs_finishing')).toHaveLength(2);
    expect(await count(`appointment where starts_at::date = '${until.toString()}'`)).toBeGreaterThan(1);
    expect(await count(`promise where kept_at is null and due_on = '${until.toString()}'`)).toBeGreaterThan(0);
    expect(await count(`promise where kept_at is null and due_on < '${until.toString()}'`)).toBeGreaterThan(0);
    expect(
      await count(`placement where ends_on between '${until.toString()}' and '${until.add({ days: 14 }).toString()}'`),
    ).toBeGreaterThan(0);
    expect(await count(`course_session where starts_at::date = '${until.toString()}'`)).toBe(1);
    expect(await count(`cover where valid_from <= '${until.toString()}' and valid_to > '${until.toString()}'`)).toBe(1);
    const silent = `contact_person p where valid_to is null and not exists (select from contact k
      where k.citizen_id = p.citizen_id and k.happened_at > '${until.subtract({ days: 21 }).toString()}')`;
    expect(await count(silent)).toBeGreaterThan(0);
  });

  it('protects two, gives some consents and some refusals, and keeps old visits finished or gone', async () => {
    expect(await count('citizen_protection where valid_to > current_date')).toBe(2);
    const answers = await rows<{ is_given: boolean }>('select distinct is_given from consent order by 1');
    expect(answers).toEqual([{ is_given: false }, { is_given: true }]);
    expect(await count(`visit where day < '${until.toString()}' and finished_at is null and left_at is null`)).toBe(0);
  });

  it.each([
    ['a Sunday', '2026-11-22', 40],
    ['one day long', '2026-11-25', 1],
    ['over a leap day', '2028-03-01', 30],
  ])('also ends on %s', async (_what, last, length) => {
    const another = await givenHouse(now);
    try {
      const day = Temporal.PlainDate.from(last);
      const made = await fillDemo({
        database: another.database,
        owner: another.ownerConfig,
        offices: 2,
        days: length,
        seed: 3,
        until: day,
        // Said, as on that very day the clock would decide how much of it has happened.
        now: day.toZonedDateTime({ timeZone: 'Europe/Copenhagen', plainTime: '20:00' }).toInstant(),
      });
      expect(made.citizens).toBeGreaterThanOrEqual(24);
      expect(await rows('select 1 from visit where arrived_at::date > $$' + last + '$$', another)).toEqual([]);
    } finally {
      await another.close();
    }
  });

  it('lives on before the doors open, with what was agreed for the day', async () => {
    const early = await givenHouse(now);
    try {
      const dawn = Temporal.Instant.from('2026-11-25T05:00:00Z');
      await fillDemo({
        database: early.database,
        owner: early.ownerConfig,
        offices: 1,
        days: 60,
        seed: 1,
        until,
        now: dawn,
      });
      expect(await rows(`select 1 from visit where day = '${until.toString()}'`, early)).toEqual([]);
      expect(
        (await rows(`select 1 from appointment where starts_at::date = '${until.toString()}'`, early)).length,
      ).toBeGreaterThan(0);
    } finally {
      await early.close();
    }
  });

  it('refuses told times and keys in a database that is not a demo', async () => {
    const real = await givenHouse(now);
    try {
      await real.owner.query('update installation set is_demo = false');
      const told = await real.owner.query(
        `select set_config('app.now', '2020-01-01', false), app.now() > '2026-01-01' as is_clock`,
      );
      expect(told.rows[0].is_clock).toBe(true);
    } finally {
      await real.close();
    }
  });
});

/** One text for each table, equal when the rows are. */
async function fingerprints(of: House): Promise<Record<string, string | null>> {
  const tables = await rows<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname <> 'schema_migration' order by 1`,
    of,
  );
  const prints: Record<string, string | null> = {};
  for (const { name } of tables) {
    const answer = await rows<{ print: string | null }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as print from ${name} t`,
      of,
    );
    prints[name] = answer[0]?.print ?? null;
  }
  return prints;
}
