import { contains, type DayPeriod } from '#domain/calendar/day-period.ts';
import { openStretchesOn } from '#domain/open-door/opening-hours.ts';
import type { Flag, Reading, UnusualFact, Watch } from './reading.ts';
import { relationsOn, type Tie } from './relation.ts';

/** More different citizens in a day than anybody meets. */
export const MANY_IN_A_DAY = 200;
/** So many citizens without a relation in one week are told as one fact and not one by one. */
export const MANY_WITHOUT_RELATION = 10;
/** A closed case opened on so many days within thirty is opened again and again. */
export const CLOSED_CASE_DAYS = 3;
/** So many refusals in a week are more than old links. */
export const REFUSED_OFTEN = 5;
/** How far back readings are needed to judge one. */
export const LOOKS_BACK_DAYS = 30;
const SLIP_MINUTES = 2;
const SLIPS_IN_A_WEEK = 3;
const LONGEST_LIST_OF_A_SLIP = 20;
const ADVICE_MINUTES = 5;
const FIGURE_MINUTES = 30;
const MINUTES_AFTER_VISIT = 30;
const MINUTES_OF_A_WEEK = 7 * 24 * 60;
const ZONE = 'Europe/Copenhagen';

const dayOf = (reading: Reading) => reading.at.toZonedDateTimeISO(ZONE).toPlainDate();
const weekOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
const minutesBetween = (a: Reading, b: Reading) => (b.at.epochMilliseconds - a.at.epochMilliseconds) / 60_000;

/**
 * Unusual reading (Da: usædvanlige opslag) on the days of `period`. A flag is a concrete fact:
 *
 * - a file was opened without any relation: not contact person, team or cover, no appointment, visit, promise, course, placement or note;
 *   told apart when the citizen has a protected address or the reader's own last name; from ten citizens in a week told as one;
 * - more than 200 different citizens in a day;
 * - a file read on a day when the office is closed, by somebody not on the rota, who wrote nothing on it;
 * - a closed case opened on three days within thirty without a word written;
 * - five refusals in a week.
 *
 * Four openings without a relation of one's own have their reason in the log: the citizen is at the office, up to half an hour after the talk; a
 * wrong hit in a short list, left within two minutes for the right one in the same list, once for a citizen in thirty days; a file looked at
 * within five minutes after a colleague who has a relation, to give advice; and a person behind a figure, opened by somebody who steers.
 *
 * Example: on 09.11.2026 a mentor opens a file of a colleague's citizen who has not been at the door → flag `no_relation` in the week of
 * 09.11.2026; had the citizen been waiting at the door, there would be none.
 *
 * Source: logs must be looked through for misuse (General Data Protection Regulation art. 32(1)(d); Datatilsynet 2023-423-0019). The numbers
 * are the office's own working rule. In Danish: docs/rules/tilsyn-med-opslag.md
 */
export function unusualReading(watch: Watch, period: DayPeriod): Flag[] {
  const known = knowledgeOf(watch);
  const flags: Flag[] = [];
  for (const readings of Map.groupBy(watch.readings, (one) => one.staffId).values()) {
    const all = readings.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
    const judged = all.filter((one) => contains(period, dayOf(one)));
    flags.push(
      ...withoutRelation(known, all, period),
      ...onClosedDays(known, judged),
      ...closedCases(known, all, judged),
      ...tooMany(judged),
      ...refusedOften(all, judged),
    );
  }
  return flags;
}

interface Knowledge extends Watch {
  tiesOf(staffId: string, citizenId: string): readonly Tie[];
  openingsOf(citizenId: string): readonly Reading[];
}

function knowledgeOf(watch: Watch): Knowledge {
  const ties = Map.groupBy(watch.ties, (tie) => `${tie.staffId} ${tie.citizenId}`);
  const openings = Map.groupBy(
    watch.readings.filter((one) => one.kind === 'file'),
    (one) => one.citizenIds[0] ?? '',
  );
  return {
    ...watch,
    tiesOf: (staffId, citizenId) => ties.get(`${staffId} ${citizenId}`) ?? [],
    openingsOf: (citizenId) => openings.get(citizenId) ?? [],
  };
}

const hasRelation = (known: Knowledge, one: Reading) =>
  relationsOn(known.tiesOf(one.staffId, one.citizenIds[0] ?? ''), dayOf(one)).length > 0;

/** A relation, or the citizen there in person. */
const hasReason = (known: Knowledge, one: Reading) => hasRelation(known, one) || isVisiting(known, one);

/** Slips and the many of a week are counted from before the period, so that judging day by day finds what judging at once finds. */
function withoutRelation(known: Knowledge, all: readonly Reading[], period: DayPeriod): Flag[] {
  const openings = all.filter((one) => one.kind === 'file');
  let slips: Reading[] = [];
  const unexplained: Reading[] = [];
  const met = new Set<string | undefined>();
  for (const one of openings) {
    if (period.to !== null && Temporal.PlainDate.compare(dayOf(one), period.to) >= 0) break;
    if (hasReason(known, one) || advises(known, one) || followsFigure(all, one)) continue;
    slips = slips.filter((earlier) => minutesBetween(earlier, one) < MINUTES_OF_A_WEEK);
    const isFirst = !met.has(one.citizenIds[0]);
    if (isFirst && slips.length < SLIPS_IN_A_WEEK && isSlip(known, all, openings, one)) slips.push(one);
    else unexplained.push(one);
    met.add(one.citizenIds[0]);
  }
  return [...Map.groupBy(unexplained, (one) => weekOf(dayOf(one)).toString())]
    .flatMap(([week, readings]) => flagsOfWeek(known, Temporal.PlainDate.from(week), readings))
    .filter((flag) => flag.readings.some((one) => contains(period, dayOf(one))));
}

function flagsOfWeek(known: Knowledge, week: Temporal.PlainDate, readings: readonly Reading[]): Flag[] {
  const byCitizen = Map.groupBy(readings, (one) => one.citizenIds[0] as string);
  const single = [...byCitizen].map(([citizenId, own]) => flagOf(factOf(known, own), week, own, citizenId));
  if (byCitizen.size < MANY_WITHOUT_RELATION) return single;
  // A protected person is never one among many.
  return [flagOf('many_without_relation', week, readings), ...single.filter(({ fact }) => fact === 'protected')];
}

function factOf(known: Knowledge, readings: readonly Reading[]): UnusualFact {
  const [first] = readings as [Reading];
  const citizen = known.citizens.get(first.citizenIds[0] as string);
  if (citizen?.protections.some((period) => readings.some((one) => contains(period, dayOf(one))))) return 'protected';
  const name = citizen?.lastName.toLocaleLowerCase('da') ?? '';
  return name !== '' && name === known.staff.get(first.staffId)?.lastName.toLocaleLowerCase('da')
    ? 'same_name'
    : 'no_relation';
}

/** A wrong hit: a short list held both, and the right one was opened at once. */
function isSlip(known: Knowledge, all: readonly Reading[], openings: readonly Reading[], one: Reading): boolean {
  const citizenId = one.citizenIds[0] as string;
  const next = openings.find((other) => Temporal.Instant.compare(other.at, one.at) > 0);
  if (!next || minutesBetween(one, next) > SLIP_MINUTES || !hasReason(known, next)) return false;
  const right = next.citizenIds[0] as string;
  return all.some(
    (list) =>
      list.kind === 'list' &&
      list.citizenIds.length <= LONGEST_LIST_OF_A_SLIP &&
      list.citizenIds.includes(citizenId) &&
      list.citizenIds.includes(right) &&
      isWithin(minutesBetween(list, one), SLIP_MINUTES),
  );
}

const isWithin = (minutes: number, most: number) => minutes >= 0 && minutes <= most;

/** Somebody with a reason opened the file a moment before, and asked. */
function advises(known: Knowledge, one: Reading): boolean {
  return known
    .openingsOf(one.citizenIds[0] as string)
    .some(
      (other) =>
        other.staffId !== one.staffId &&
        isWithin(minutesBetween(other, one), ADVICE_MINUTES) &&
        hasReason(known, other),
    );
}

/** Whether the citizen was at the reader's office when the file was opened: whoever is there may be the one who helps. */
export function isVisiting(watch: Pick<Watch, 'visits' | 'staff'>, one: Reading): boolean {
  if (one.kind !== 'file' || !watch.staff.get(one.staffId)?.isOfOffice) return false;
  return watch.visits.some(
    ({ citizenId, from, to }) =>
      citizenId === one.citizenIds[0] &&
      Temporal.Instant.compare(from, one.at) <= 0 &&
      Temporal.Instant.compare(one.at, to.add({ minutes: MINUTES_AFTER_VISIT })) <= 0,
  );
}

function followsFigure(all: readonly Reading[], one: Reading): boolean {
  if (!one.isSteering) return false;
  return all.some(
    (list) =>
      list.act === 'figure.read' &&
      list.citizenIds.includes(one.citizenIds[0] as string) &&
      isWithin(minutesBetween(list, one), FIGURE_MINUTES),
  );
}

function onClosedDays(known: Knowledge, judged: readonly Reading[]): Flag[] {
  const outside = judged.filter((one) => {
    const day = dayOf(one);
    if (one.kind !== 'file' || known.staff.get(one.staffId)?.daysAtWork.has(day.toString())) return false;
    const isOpen = openStretchesOn(day, { weekly: known.weekly, closures: [] }).length > 0;
    return !isOpen && !wroteOn(known, one, day);
  });
  return byWeek('closed_day', outside);
}

const wroteOn = (known: Knowledge, one: Reading, day: Temporal.PlainDate) =>
  known
    .tiesOf(one.staffId, one.citizenIds[0] as string)
    .some((tie) => tie.kind === 'written' && Temporal.PlainDate.compare(tie.from, day) === 0);

function closedCases(known: Knowledge, all: readonly Reading[], judged: readonly Reading[]): Flag[] {
  const closed = (one: Reading) => {
    const closedOn = known.citizens.get(one.citizenIds[0] ?? '')?.closedOn;
    return one.kind === 'file' && closedOn != null && Temporal.PlainDate.compare(closedOn, dayOf(one)) <= 0;
  };
  const again = judged.filter(closed).filter((one) => {
    const since = dayOf(one).subtract({ days: LOOKS_BACK_DAYS });
    const same = all.filter((other) => closed(other) && other.citizenIds[0] === one.citizenIds[0]);
    const near = same.filter((other) => contains({ from: since, to: dayOf(one).add({ days: 1 }) }, dayOf(other)));
    const days = new Set(near.map((other) => dayOf(other).toString()));
    return days.size >= CLOSED_CASE_DAYS && !near.some((other) => wroteOn(known, other, dayOf(other)));
  });
  return [...Map.groupBy(again, (one) => one.citizenIds[0] as string)].flatMap(([citizenId, readings]) =>
    byWeek('closed_case', readings, citizenId),
  );
}

function tooMany(judged: readonly Reading[]): Flag[] {
  const chosen = judged.filter((one) => one.kind === 'file' || one.act === 'citizen.search');
  return [...Map.groupBy(chosen, (one) => dayOf(one).toString())].flatMap(([day, readings]) => {
    const citizens = new Set(readings.flatMap((one) => one.citizenIds));
    return citizens.size > MANY_IN_A_DAY
      ? [flagOf('many_in_a_day', weekOf(Temporal.PlainDate.from(day)), readings)]
      : [];
  });
}

function refusedOften(all: readonly Reading[], judged: readonly Reading[]): Flag[] {
  const often = judged.filter((one) => {
    if (one.kind !== 'refused') return false;
    return (
      all.filter((other) => other.kind === 'refused' && isWithin(minutesBetween(other, one), MINUTES_OF_A_WEEK))
        .length >= REFUSED_OFTEN
    );
  });
  return byWeek('refused_often', often);
}

const byWeek = (fact: UnusualFact, readings: readonly Reading[], citizenId: string | null = null) =>
  [...Map.groupBy(readings, (one) => weekOf(dayOf(one)).toString())].map(([week, own]) =>
    flagOf(fact, Temporal.PlainDate.from(week), own, citizenId),
  );

function flagOf(
  fact: UnusualFact,
  week: Temporal.PlainDate,
  readings: readonly Reading[],
  citizenId: string | null = null,
): Flag {
  return { fact, staffId: (readings[0] as Reading).staffId, citizenId, week, readings };
}
