import type pg from 'pg';
import { danishHoliday } from '#domain/calendar/danish-holidays.ts';
import type { Random } from '../../demo/random.ts';
import type { Office, Planned } from './office-of.ts';

/**
 * What an ordinary month is assumed to hold besides the work that leaves a trace, for each member of staff. These are assumptions, made before
 * the rules were run: nobody has published how often a file is opened by mistake.
 */
export const ASSUMED_EACH_MONTH = {
  /** Wrong hit in a short list of hits, then the right one. */
  slips: 1,
  /** A colleague opens a file, asks for advice, and the one who is asked opens it too while they talk. */
  advice: 2,
  /** An old link to somebody who has moved on: refused. */
  oldLinks: 0.3,
  /** An evening or Saturday at home with a note to write. */
  closedDays: 0.05,
  /** A call for a colleague who sits beside, answered and never written down. */
  unwritten: 0.01,
} as const;

const ZONE = 'Europe/Copenhagen';
const FILE = 'citizen-file.read';
const isWorkingDay = (day: Temporal.PlainDate) => day.dayOfWeek <= 5 && danishHoliday(day) === null;
const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(ZONE).toPlainDate();

interface Trace {
  kind: 'contact' | 'visit' | 'appointment' | 'promise' | 'placement' | 'contact_person' | 'course' | 'cover' | 'own';
  staffId: string;
  citizenId: string;
  at: Date;
}

/** Everything that was done at the office in the days, by whom, about whom. */
const TRACES = `
  select 'contact' as kind, written_by as "staffId", citizen_id as "citizenId", happened_at as at from contact
  union all select 'visit', taken_by, citizen_id, taken_at from visit where citizen_id is not null and taken_at is not null
  union all select 'appointment', staff_id, citizen_id, starts_at from appointment
  union all select 'promise', kept_by, citizen_id, kept_at from promise where kept_at is not null
  union all select 'placement', registered_by, citizen_id, registered_at from placement
  union all select 'contact_person', registered_by, citizen_id, registered_at from contact_person
  union all select 'course', c.led_by, t.citizen_id, s.starts_at from course c join course_session s using (municipality_id, course_id)
    join course_participant t using (municipality_id, course_id)
  union all select 'cover', k.stand_in_staff_id, p.citizen_id, (k.valid_from + time '10:00') at time zone 'Europe/Copenhagen'
    from cover k join contact_person p on p.municipality_id = k.municipality_id and p.staff_id = k.absent_staff_id
      and p.valid_from <= k.valid_from and (p.valid_to is null or p.valid_to > k.valid_from)
  union all select 'own', p.staff_id, p.citizen_id, (d.day + time '13:00') at time zone 'Europe/Copenhagen'
    from contact_person p, generate_series(p.valid_from, coalesce(p.valid_to, $4::date) - 1, interval '1 day') as d (day)
    where p.valid_from < $4::date and extract(day from d.day)::integer = 1 + abs(hashtext(p.citizen_id::text)) % 28 and extract(isodow from d.day) < 6`;

/** A period of ordinary reading at an office: what its work leads to, and what is assumed besides. */
export async function ordinaryReading(
  owner: pg.Client,
  office: Office,
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  random: Random,
): Promise<Planned[]> {
  const answer = await owner.query<Trace>(
    `select t.* from (${TRACES}) t join enrolment e on e.citizen_id = t."citizenId" and e.municipality_id = $1
     where e.office_id = $2 and t.at >= $3::date and t.at < $4::date and t."staffId" is not null order by t.at, t."staffId", t."citizenId", t.kind`,
    [office.municipalityId, office.officeId, days.from.toString(), days.to.toString()],
  );
  const known = new Set(office.staff.map((one) => one.staffId));
  const traces = answer.rows.filter((one) => known.has(one.staffId));
  const worked = traces.flatMap((trace) => readingsFor(trace, office, random));
  const inDays = ({ at }: Planned) =>
    Temporal.PlainDate.compare(dayOf(at), days.from) >= 0 && Temporal.PlainDate.compare(dayOf(at), days.to) < 0;
  const ordinary = worked.filter(inDays);
  return [...ordinary, ...(await assumed(owner, office, days, ordinary, random))].filter(inDays);
}

function readingsFor({ kind, staffId, citizenId, at: moment }: Trace, office: Office, random: Random): Planned[] {
  const at = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  const read = (when: Temporal.Instant, act = FILE, who = staffId): Planned => ({
    staffId: who,
    at: when.add({ milliseconds: random.whole(1, 59_000) }),
    act,
    citizenIds: [citizenId],
    why: kind,
  });
  switch (kind) {
    case 'contact': {
      const again = random.chance(0.3)
        ? [read(workingDayAt(dayOf(at).add({ days: random.whole(1, 12) }), random))]
        : [];
      return [read(at.subtract({ minutes: 5 })), read(at.add({ minutes: 10 }), 'contact.write'), ...again];
    }
    case 'visit': {
      const colleague = random.pick(office.staff).staffId;
      return [read(at), ...(random.chance(0.25) ? [read(at.add({ minutes: 2 }), FILE, colleague)] : [])];
    }
    case 'appointment':
      return random.chance(0.6) ? [read(workingDayAt(dayOf(at).subtract({ days: random.whole(0, 5) }), random))] : [];
    case 'course':
      return random.chance(0.15) ? [read(at.subtract({ hours: 2 }))] : [];
    case 'cover':
      return random.chance(0.2) ? [read(at)] : [];
    case 'own':
    case 'promise':
      return [read(at)];
    case 'placement':
      return [read(at), read(at.add({ minutes: 3 }), 'placement.register')];
    case 'contact_person':
      return [read(at, 'contact-person.change')];
  }
}

/** Some minute of the morning or afternoon; on the working day before when the day is none. */
function workingDayAt(day: Temporal.PlainDate, random: Random): Temporal.Instant {
  let one = day;
  while (!isWorkingDay(one)) one = one.subtract({ days: 1 });
  return clock(one, random.whole(8 * 60, 15 * 60 + 30));
}

const clock = (day: Temporal.PlainDate, minutes: number) =>
  day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from('00:00').add({ minutes }) }).toInstant();

/** What leaves no trace of its own, drawn for each working day and member of staff. */
async function assumed(
  owner: pg.Client,
  office: Office,
  days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  ordinary: readonly Planned[],
  random: Random,
): Promise<Planned[]> {
  const planned: Planned[] = [];
  const files = ordinary.filter((one) => one.act === FILE);
  for (let day = days.from; Temporal.PlainDate.compare(day, days.to) < 0; day = day.add({ days: 1 })) {
    for (const { staffId, roles } of office.staff) {
      const happens = (eachMonth: number) => random.chance(eachMonth / (isWorkingDay(day) ? 21 : 9));
      const somebody = random.pick(office.citizens);
      const own = files.filter((one) => one.staffId === staffId && dayOf(one.at).equals(day));
      const ofOthers = files.filter((one) => one.staffId !== staffId && dayOf(one.at).equals(day));
      if (!isWorkingDay(day)) {
        if (happens(ASSUMED_EACH_MONTH.closedDays))
          planned.push(...(await workOnClosedDay(owner, office, files, staffId, day, random)));
        continue;
      }
      const right = own.length > 0 ? random.pick(own) : null;
      if (right && happens(ASSUMED_EACH_MONTH.slips)) planned.push(...slip(right, somebody, random));
      if (ofOthers.length > 0 && happens(ASSUMED_EACH_MONTH.advice)) {
        const asked = random.pick(ofOthers);
        planned.push({ ...asked, why: 'advice', staffId, at: asked.at.add({ seconds: random.whole(20, 280) }) });
      }
      const at = clock(day, random.whole(9 * 60, 15 * 60));
      if (happens(ASSUMED_EACH_MONTH.oldLinks))
        planned.push({ staffId, at, act: FILE, citizenIds: [], wasRefused: true, why: 'old link' });
      if (happens(ASSUMED_EACH_MONTH.unwritten))
        planned.push({ staffId, at, act: FILE, citizenIds: [somebody], why: 'unwritten call' });
      if (roles.some((role) => ['leader', 'project_leader'].includes(role)) && happens(1))
        planned.push(...followedFigure(staffId, at, random.draw(office.citizens, 12)));
    }
  }
  return planned;
}

/** A wrong hit a moment before the right file, from a list that held both. */
function slip(right: Planned, wrong: string, random: Random): Planned[] {
  const { staffId, citizenIds } = right;
  const before = (seconds: number) => right.at.subtract({ seconds });
  const hits = [...new Set([wrong, ...citizenIds])];
  return [
    { staffId, at: before(random.whole(41, 70)), act: 'citizen.search', citizenIds: hits, why: 'slip' },
    { staffId, at: before(random.whole(5, 40)), act: FILE, citizenIds: [wrong], why: 'slip' },
  ];
}

/** The figure's persons, and three of them opened. */
function followedFigure(staffId: string, at: Temporal.Instant, persons: string[]): Planned[] {
  return [
    { staffId, at, act: 'figure.read', citizenIds: persons, why: 'figure' },
    ...persons.slice(0, 3).map((one, index) => ({
      staffId,
      at: at.add({ minutes: 4 + 6 * index }),
      act: FILE,
      citizenIds: [one],
      why: 'figure',
    })),
  ];
}

/** Nine times in ten she writes the note she sat down for. */
async function workOnClosedDay(
  owner: pg.Client,
  office: Office,
  files: readonly Planned[],
  staffId: string,
  day: Temporal.PlainDate,
  random: Random,
): Promise<Planned[]> {
  const earlier = files
    .filter((one) => one.staffId === staffId && Temporal.PlainDate.compare(dayOf(one.at), day) < 0)
    .at(-1);
  if (!earlier) return [];
  const at = clock(day, random.whole(10 * 60, 21 * 60));
  if (random.chance(0.9))
    await owner.query(
      `insert into contact (municipality_id, citizen_id, office_id, kind, place, happened_at, registered_at, visibility, written_by)
       values ($1, $2, $3, 'talk', 'office', $4, $5, 'authority', $6)`,
      [office.municipalityId, earlier.citizenIds[0], office.officeId, earlier.at.toString(), at.toString(), staffId],
    );
  return [{ staffId, at, act: FILE, citizenIds: earlier.citizenIds, why: 'closed day' }];
}
