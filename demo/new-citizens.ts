import { addToTeam } from '#features/case/change-contact-person/add-to-team.ts';
import { openCitizenFile } from '#features/case/new-citizen/open-citizen-file.ts';
import { startTrack } from '#features/case/write-plan/start-track.ts';
import { act, at, type DemoCitizen, doorStaff, type Staff, type Story, type World, withRole } from './world.ts';

const FIRST_DAY = 12;
const FIRST_SEASON = 36;
const DAYS_BETWEEN_LATER = 27;

/** Twenty stories, drawn in turn, so that every office has its share: about half need little, few reach paid hours. */
const stories: readonly Story[] = [
  'growing_hours',
  'needs_time',
  'internship',
  'needs_time',
  'needs_time',
  'few_hours',
  'needs_time',
  'internship',
  'needs_time',
  'wage_subsidy',
  'needs_time',
  'internship_to_hours',
  'needs_time',
  'internship',
  'needs_time',
  'growing_hours',
  'needs_time',
  'internship',
  'needs_time',
  'needs_time',
];

/** How many citizens the office takes in on a working day: many in the first season, then one now and then. */
export function arrivalsOn(world: World, day: Temporal.PlainDate): number {
  if (world.citizens.length === 0) return FIRST_DAY;
  const days = world.firstDay.until(day).days;
  if (world.citizens.length < FIRST_SEASON) return world.random.chance(0.55) ? 1 : 0;
  return days % DAYS_BETWEEN_LATER === 0 || (day.dayOfWeek === 1 && days % DAYS_BETWEEN_LATER < 3) ? 1 : 0;
}

/** A new file: person, address, enrolment, contact person, the first step of the model, and often the authority case worker in the team. */
export async function takeIn(world: World, day: Temporal.PlainDate): Promise<void> {
  const { random } = world;
  const number = world.citizens.length;
  const person = world.invent();
  const contactPerson = contactPersonFor(world);
  const opener = withRole(world, 'case_worker', 'mentor').includes(contactPerson)
    ? contactPerson
    : (withRole(world, 'case_worker', 'mentor', 'company_consultant')[0] as Staff);
  const authority = world.staff.find((staff) => staff.roles.includes('authority_case_worker')) as Staff;
  const protectedUntil =
    number === 3 ? world.until.add({ days: 82 }) : number === 11 ? world.until.add({ days: 210 }) : null;
  const clock = `${9 + random.whole(0, 4)}:${random.whole(10, 59)}`.padStart(5, '0');
  const made = await act(world, opener, at(day, clock), async (tx, actor) => {
    const citizenId = await openCitizenFile(tx, actor, {
      firstName: person.firstName,
      lastName: person.lastName,
      cpr: person.cpr,
      language: person.language,
      needsInterpreter: person.needsInterpreter,
      phone: person.phone,
      address: `${random.pick(world.office.streets)} ${random.whole(1, 80)}, ${random.whole(0, 3)}. ${random.pick(['th.', 'tv.', 'mf.'])}`,
      officeId: world.officeId,
      targetGroup: person.isYoung ? 'education_help' : random.weighted({ activity_ready: 78, job_ready: 17, other: 5 }),
      from: day,
      contactPersonId: contactPerson.staffId,
      protectedUntil,
    });
    const trackId = await startTrack(tx, actor, { citizenId, kind: 'clarification', label: null, from: day });
    if (random.chance(0.6)) {
      await addToTeam(tx, actor, { citizenId, staffId: authority.staffId, role: 'authority_case_worker', from: day });
    }
    return { citizenId, trackId };
  });
  const story = stories[number % stories.length] as Story;
  world.citizens.push(newCitizen(world, day, { ...made, person, contactPerson, story }));
  world.counted.citizens += 1;
}

function newCitizen(
  world: World,
  day: Temporal.PlainDate,
  made: { person: DemoCitizen['person']; citizenId: string; trackId: string; contactPerson: Staff; story: Story },
): DemoCitizen {
  const { random } = world;
  const need = random.weighted({ little: 50, some: 30, much: 20 });
  const rhythm =
    need === 'little' ? random.whole(30, 55) : need === 'some' ? random.whole(20, 30) : random.whole(13, 20);
  return {
    person: made.person,
    citizenId: made.citizenId,
    contactPerson: made.contactPerson,
    since: day,
    story: made.story,
    stage: 'clarification',
    rhythm,
    readyOn: day.add({ days: random.whole(50, made.story === 'needs_time' ? 600 : 300) }),
    pausedUntil: '',
    nextTalkOn: day.add({ days: random.whole(2, 12) }).toString(),
    talks: 0,
    stageTracks: new Map([['clarification', made.trackId]]),
    goalId: null,
    steps: [],
    barriers: [],
    placement: null,
    consentTo: null,
  };
}

/** The one with most room: those there all week carry more. */
function contactPersonFor(world: World): Staff {
  const candidates = withRole(world, 'mentor', 'case_worker').filter((staff) => !staff.staysAwayFromDoor);
  const all = candidates.length > 0 ? candidates : doorStaff(world);
  const load = (staff: Staff) =>
    world.citizens.filter((citizen) => citizen.contactPerson === staff).length / (staff.weekdays?.length ?? 5);
  return all.toSorted((a, b) => load(a) - load(b) || all.indexOf(a) - all.indexOf(b))[0] as Staff;
}
