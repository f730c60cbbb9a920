import type pg from 'pg';
import { danishHoliday } from '#domain/calendar/danish-holidays.ts';
import type { Random } from '../../demo/random.ts';
import type { Office, Planned } from './office-of.ts';

/** The kinds of snooping that Danish municipalities and their employees have been in the papers and in court for. */
export const CASE_KINDS = [
  'a relative',
  'neighbours, now and then',
  'somebody in the press, read by three',
  'a former partner with a protected address, once',
  'curiosity after a course',
  'mass reading before leaving',
  '477 look-ups over months',
  'everybody, bit by bit',
] as const;

/** One employee's snooping. */
export interface Snooping {
  kind: (typeof CASE_KINDS)[number];
  readings: Planned[];
}

const ZONE = 'Europe/Copenhagen';

interface Pair {
  staffId: string;
  citizenId: string;
}

/** Everybody who has had to do with a citizen at work in the 120 days before, in any way; written without the product's own idea of a relation. */
const AT_WORK = `
  select written_by as s, citizen_id as c, happened_at as at from contact
  union all select taken_by, citizen_id, arrived_at from visit union all select registered_by, citizen_id, arrived_at from visit
  union all select wished_staff_id, citizen_id, arrived_at from visit
  union all select staff_id, citizen_id, starts_at from appointment union all select made_by, citizen_id, made_at from appointment
  union all select owner_staff_id, citizen_id, coalesce(kept_at, 'infinity') from promise union all select kept_by, citizen_id, kept_at from promise
  union all select registered_by, citizen_id, registered_at from placement union all select registered_by, citizen_id, registered_at from work_hours
  union all select registered_by, citizen_id, registered_at from citizen union all select registered_by, citizen_id, registered_at from consent
  union all select registered_by, citizen_id, registered_at from contact_person
  union all select set_by, citizen_id, set_on from step union all select noted_by, citizen_id, noted_on from barrier
  union all select staff_id, citizen_id, coalesce(valid_to, 'infinity') from contact_person
  union all select staff_id, citizen_id, coalesce(valid_to, 'infinity') from citizen_team
  union all select k.stand_in_staff_id, p.citizen_id, k.valid_to from cover k join contact_person p on p.staff_id = k.absent_staff_id`;
const LED = `select led_by as s, citizen_id as c, ends_on from course join course_participant using (municipality_id, course_id)`;

/** Pairs of somebody at the office and a citizen there on the day who have had nothing to do with each other at work. */
async function strangers(owner: pg.Client, office: Office, day: Temporal.PlainDate): Promise<Pair[]> {
  const answer = await owner.query<Pair>(
    `with at_work as materialized (${AT_WORK}), led as (${LED})
     select s.staff_id as "staffId", e.citizen_id as "citizenId"
     from unnest($1::uuid[]) as s (staff_id), enrolment e
     where e.office_id = $2 and e.municipality_id = $3 and e.valid_from <= $4::date and (e.valid_to is null or e.valid_to > $4::date)
       and not exists (select from at_work w where w.s = s.staff_id and w.c = e.citizen_id and w.at > $4::date - 120 and (w.at < $4::date or w.at = 'infinity'))
       and not exists (select from led where led.s = s.staff_id and led.c = e.citizen_id and led.ends_on > $4::date - 60)
     order by 1, 2`,
    [office.staff.map((one) => one.staffId), office.officeId, office.municipalityId, day.toString()],
  );
  return answer.rows;
}

/** Leaders of a course and those who were on it, ended three weeks to four months before the day, with nothing in common since. */
async function afterCourse(owner: pg.Client, office: Office, day: Temporal.PlainDate): Promise<Pair[]> {
  const answer = await owner.query<Pair>(
    `with at_work as materialized (${AT_WORK}), led as (${LED})
     select distinct s as "staffId", c as "citizenId" from led
     where s = any ($1::uuid[]) and ends_on between $2::date - 120 and $2::date - 21
       and not exists (select from at_work w where w.s = led.s and w.c = led.c and w.at > $2::date - 45 and (w.at < $2::date or w.at = 'infinity'))
     order by 1, 2`,
    [office.staff.map((one) => one.staffId), day.toString()],
  );
  return answer.rows;
}

/** One case of each kind that the office has people for, on days drawn from the period. */
export async function snoopingAt(
  owner: pg.Client,
  office: Office,
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  random: Random,
): Promise<Snooping[]> {
  const length = days.from.until(days.to).days;
  const someDay = (ahead: number) => workingDay(days.from.add({ days: random.whole(7, length - ahead) }));
  const read = (pair: Pair, day: Temporal.PlainDate, evening = false): Planned => ({
    staffId: pair.staffId,
    at: day
      .toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(evening ? '16:00' : '09:00') })
      .toInstant()
      .add({
        minutes: random.whole(0, evening ? 300 : 360),
        seconds: random.whole(0, 59),
        milliseconds: random.whole(1, 999),
      }),
    act: 'citizen-file.read',
    citizenIds: [pair.citizenId],
    why: 'snooping',
  });
  const cases: Snooping[] = [];
  const add = (kind: Snooping['kind'], readings: Planned[]) => {
    if (readings.length > 0) cases.push({ kind, readings });
  };

  const first = someDay(40);
  for (const pair of random.draw(await strangers(owner, office, first), 1))
    add(
      'a relative',
      [0, 7, 21].map((later) => read(pair, workingDay(first.add({ days: later })))),
    );

  const second = someDay(60);
  const [neighbour] = random.draw(await strangers(owner, office, second), 1);
  if (neighbour) {
    const both = (await strangers(owner, office, second))
      .filter((one) => one.staffId === neighbour.staffId)
      .slice(0, 2);
    const evenings = [0, 5, 12, 20, 33, 47].map((later) => workingDay(second.add({ days: later })));
    add(
      'neighbours, now and then',
      evenings.flatMap((day) => both.map((one) => read(one, day, true))),
    );
  }

  const third = someDay(20);
  const ofPress = [...Map.groupBy(await strangers(owner, office, third), (one) => one.citizenId).values()];
  const [known = []] = random.draw(
    ofPress.filter((pairs) => pairs.length >= 3),
    1,
  );
  for (const pair of known.slice(0, 3)) add('somebody in the press, read by three', [read(pair, third)]);

  const fourth = someDay(20);
  const hidden = (await strangers(owner, office, fourth)).filter((one) => office.protectedOnes.includes(one.citizenId));
  for (const pair of random.draw(hidden, 1))
    add('a former partner with a protected address, once', [read(pair, fourth)]);

  const fifth = someDay(20);
  for (const pair of random.draw(await afterCourse(owner, office, fifth), 1))
    add('curiosity after a course', [read(pair, fifth), read(pair, workingDay(fifth.add({ days: 4 })))]);

  const { staffId } = random.pick(office.staff);
  const sixth = someDay(20);
  add(
    'mass reading before leaving',
    random
      .draw(office.citizens, 40)
      .map((citizenId, index) => read({ staffId, citizenId }, workingDay(sixth.add({ days: index % 2 })))),
  );

  const snoop = random.pick(office.staff).staffId;
  const months = length - 20;
  add(
    '477 look-ups over months',
    Array.from({ length: 477 }, (_, index) =>
      read(
        { staffId: snoop, citizenId: random.pick(office.citizens) },
        workingDay(days.from.add({ days: 7 + Math.floor((index * months) / 477) })),
      ),
    ),
  );
  const slow = random.pick(office.staff).staffId;
  const eighth = someDay(60);
  add(
    'everybody, bit by bit',
    office.citizens.map((citizenId, index) =>
      read({ staffId: slow, citizenId }, workingDay(eighth.add({ days: Math.floor(index / 2) }))),
    ),
  );
  return cases;
}

/** The day, or the working day before it. */
function workingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  let one = day;
  while (one.dayOfWeek > 5 || danishHoliday(one) !== null) one = one.subtract({ days: 1 });
  return one;
}
