import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { firstDayOf, lastDayOf, type Month, monthOf, previousMonth } from '#domain/calendar/month.ts';
import { writeContact } from '#features/case/write-contact/write-contact.ts';
import { addCompany } from '#features/companies/placements/add-company.ts';
import { registerPlacement } from '#features/companies/placements/register-placement.ts';
import { type MonthHours, registerWorkHours } from '#features/companies/work-hours/register-work-hours.ts';
import { beginnersOn, hoursIn, hoursSoFar, workOf } from './placement-stories.ts';
import { changeStage } from './plan-work.ts';
import { talkNotes } from './words.ts';
import {
  aboutCitizen,
  act,
  at,
  type DemoCitizen,
  hasCome,
  isIn,
  type OpenPlacement,
  type World,
  withRole,
} from './world.ts';

const HOURS_ARE_KNOWN_FROM_DAY = 3;
const RUNNING_MONTH_FROM_DAY = 18;
const HOURS_OF_ESTABLISHED = 30;
const AT_THE_COMPANY_DESK = '14:30';

/** What the company consultant does on a day: ends what is over, begins what is ripe, writes the hours that are known. */
export async function companyDay(world: World, day: Temporal.PlainDate): Promise<void> {
  const moment = at(day, AT_THE_COMPANY_DESK);
  const consultant = withRole(world, 'company_consultant').find((staff) => isIn(staff, day));
  if (!consultant || !hasCome(world, moment)) return;
  const over = world.placements.filter(({ endsOn }) => endsOn && Temporal.PlainDate.compare(endsOn, day) < 0);
  const beginners = beginnersOn(world, day);
  const hours = [...lastMonthsHours(world, day), ...runningHours(world, day)];
  const leaving = over.filter((placement) => placement.settled.has(monthOf(placement.endsOn ?? day)));
  if (beginners.length + hours.length + leaving.length === 0) return;
  await act(world, consultant, moment, async (tx, actor) => {
    for (const { citizen, endsOn } of beginners) await begin(world, tx, actor, citizen, day, endsOn);
    if (hours.length > 0) await registerWorkHours(tx, actor, hours);
    for (const placement of leaving) await letGo(world, tx, actor, placement, day);
  });
}

async function begin(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
  fixedEnd: Temporal.PlainDate | null,
): Promise<void> {
  const company = world.random.pick(world.companies);
  if (company.companyId === '') {
    const town = world.office.municipality.replace(' Kommune', '');
    company.companyId = (await addCompany(tx, actor, { cvr: company.cvr, name: company.name, town })).companyId;
  }
  const work = workOf(world, citizen, day, fixedEnd);
  const weekly = Math.max(1, Math.round((work.hours / 4.33) * 2) / 2);
  const placementId = await registerPlacement(tx, actor, {
    citizenId: citizen.citizenId,
    companyId: company.companyId,
    kind: work.kind,
    jobTitle: company.job,
    hoursPerWeek: weekly,
    startsOn: day,
    endsOn: work.endsOn,
    followUpOn: day.add({ days: 21 }),
  });
  const placement: OpenPlacement = { ...work, placementId, citizen, company, settled: new Set() };
  world.placements.push(placement);
  citizen.placement = placement;
  world.counted.placements += 1;
  await changeStage(tx, actor, citizen, day, 'company');
  await writeContact(tx, actor, {
    citizenId: citizen.citizenId,
    kind: 'company_visit',
    place: 'company',
    minutes: world.random.pick([20, 30, 45]),
    note: aboutCitizen(`Aftale med ${company.name}. {n} begynder i dag.`, citizen),
    visibility: 'team',
    topics: ['internship'],
  });
  world.counted.contacts += 1;
}

/** The hours of the month before, once they can be known; each placement once. */
function lastMonthsHours(world: World, day: Temporal.PlainDate): MonthHours[] {
  if (day.day < HOURS_ARE_KNOWN_FROM_DAY) return [];
  const month = previousMonth(monthOf(day));
  const due = world.placements.filter((placement) => runsIn(placement, month) && !placement.settled.has(month));
  return due.map((placement) => {
    placement.settled.add(month);
    const source = world.random.weighted({ payslip: 60, company: 20, citizen: 14, income_register: 6 });
    return cell(placement, month, hoursIn(world, placement, month), source);
  });
}

/** From the 18th on, what the citizen herself says of the running month's ordinary hours: one look a month. */
function runningHours(world: World, day: Temporal.PlainDate): MonthHours[] {
  const month = monthOf(day);
  const key = `${month}-so-far`;
  if (day.day < RUNNING_MONTH_FROM_DAY) return [];
  const due = world.placements.filter(
    (placement) =>
      placement.kind === 'ordinary_hours' &&
      runsIn(placement, month) &&
      !world.noted.has(`${placement.placementId}${key}`),
  );
  return due.map((placement) => {
    world.noted.add(`${placement.placementId}${key}`);
    return cell(placement, month, hoursSoFar(placement, day), 'citizen');
  });
}

const cell = (placement: OpenPlacement, month: Month, hours: number | null, source: string): MonthHours => ({
  placementId: placement.placementId,
  citizenId: placement.citizen.citizenId,
  month,
  hours,
  source,
});

function runsIn({ startsOn, endsOn }: OpenPlacement, month: Month): boolean {
  return (
    Temporal.PlainDate.compare(startsOn, lastDayOf(month)) <= 0 &&
    (endsOn === null || Temporal.PlainDate.compare(endsOn, firstDayOf(month)) >= 0)
  );
}

/** The work is over and its hours are written: back on the way, established, or at work anew after an internship that led on. */
async function letGo(
  world: World,
  tx: ActorTx,
  actor: Actor,
  placement: OpenPlacement,
  day: Temporal.PlainDate,
): Promise<void> {
  const { citizen } = placement;
  world.placements = world.placements.filter((one) => one !== placement);
  citizen.placement = null;
  const isEstablished = placement.kind === 'ordinary_hours' && placement.hours >= HOURS_OF_ESTABLISHED;
  const leadsOn = citizen.story === 'internship_to_hours';
  if (leadsOn) citizen.story = 'growing_hours';
  citizen.readyOn = day.add({ days: leadsOn ? world.random.whole(0, 10) : world.random.whole(60, 240) });
  if (!isEstablished) {
    await changeStage(tx, actor, citizen, day, 'towards_job');
    return;
  }
  await changeStage(tx, actor, citizen, day, 'established');
  await writeContact(tx, actor, {
    citizenId: citizen.citizenId,
    kind: 'phone',
    place: 'phone',
    minutes: 10,
    note: aboutCitizen(world.random.pick(talkNotes.established), citizen),
    visibility: 'authority',
    topics: ['hours_and_pay'],
  });
  world.counted.contacts += 1;
}
