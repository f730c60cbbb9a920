import { mayDo } from '#access/who-may-do-what.ts';
import { type Code, codesOf } from '#db/code-list.ts';
import { type DoorLineState, doorLineState } from '#web/door-line-state.ts';
import type { Visit } from '#web/feature.ts';
import type { Form } from '#web/form.ts';
import type { Choices } from './form.ts';
import {
  type Candidate,
  type HourOfVisits,
  recentVisitors,
  type VisitToday,
  visitsOfToday,
  visitsPerHour,
} from './queries.ts';

/** Everything on the page of the open door. */
export interface OpenDoorState {
  visit: Visit;
  visits: VisitToday[];
  recent: Candidate[];
  hours: HourOfVisits[];
  topics: Code[];
  places: Code[];
  door: DoorLineState;
  /** The visit that is being finished, handed over. */
  finishing: VisitToday | undefined;
  handingOver: string | undefined;
  /** Typed into the form of a new visit, when it came back. */
  newVisit: Form | undefined;
  matches: Candidate[];
  /** Typed into the form of finishing, when it came back. */
  finish: Form | undefined;
  mayServe: boolean;
}

export function choicesOf(state: Pick<OpenDoorState, 'topics' | 'places' | 'door'>): Choices {
  return {
    topics: state.topics.map((topic) => topic.code),
    places: state.places.map((place) => place.code),
    staffIds: state.door.roster.map((one) => one.staffId),
  };
}

/** Reads the page's state: five statements, and the log is told whose names go out. */
export async function openDoorState(
  visit: Visit,
  typed: Partial<Pick<OpenDoorState, 'newVisit' | 'finish' | 'matches'>> & { finishingId?: string } = {},
): Promise<OpenDoorState> {
  const { tx, actor, today, now } = visit;
  const visits = await visitsOfToday(tx, actor, today);
  const recent = await recentVisitors(tx, actor, today);
  const hours = await visitsPerHour(tx, actor, today);
  const codes = await codesOf(tx, ['topic', 'contact-place'], today);
  const door = await doorLineState(tx, actor, now);
  const known = [...visits.map((one) => one.citizenId), ...recent.map((one) => one.citizenId)];
  visit.saw(...known.filter((id) => id !== null));
  const finishingId = typed.finishingId ?? visit.query('finish');
  return {
    visit,
    visits,
    recent,
    hours,
    topics: codes.topic,
    places: codes['contact-place'],
    door,
    finishing: visits.find((one) => one.visitId === finishingId && one.takenAt !== null && one.finishedAt === null),
    handingOver: visit.query('hand-over'),
    newVisit: typed.newVisit,
    matches: typed.matches ?? [],
    finish: typed.finish,
    mayServe: mayDo(actor, 'visit.serve'),
  };
}

/** A code's name in the language of the page. */
export function nameOf(codes: readonly Code[], code: string, language: 'da' | 'en'): string {
  const found = codes.find((one) => one.code === code);
  return found ? (language === 'da' ? found.nameDa : found.nameEn) : code;
}
