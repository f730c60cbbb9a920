import { parsePhoneNumber } from '#domain/identity/phone-number.ts';
import { searchTerms } from '#domain/search/search-key.ts';
import { doorLineState } from '#web/door-line-state.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, fragment, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { OfficeDoorLine } from '#web/office-door-line.tsx';
import { paths } from '#web/paths.ts';
import { closeDoor, reopenDoor } from './close-door.ts';
import { finishVisit } from './finish-visit.ts';
import { readFinish, readVisit } from './form.ts';
import { OpenDoorPage } from './page.tsx';
import { findVisitors } from './queries.ts';
import { Queue } from './queue.tsx';
import { registerVisit } from './register-visit.ts';
import { endTalk, handOverVisit, type Served, takeVisit, visitLeft } from './serve-visit.ts';
import { choicesOf, openDoorState } from './state.ts';
import { texts } from './texts.ts';

/** The open door: one page, and every act in it. */
export const openDoorRoutes: readonly Route[] = [
  { method: 'GET', path: paths.openDoor, act: 'open-door.read', handle: show },
  {
    method: 'GET',
    path: paths.doorQueue,
    act: 'open-door.read',
    handle: async (visit) => fragment(<Queue {...(await openDoorState(visit))} />),
  },
  { method: 'GET', path: paths.doorLine, act: 'door-line.read', handle: showLine },
  { method: 'GET', path: paths.doorEvents, act: 'door-line.read', handle: () => ({ kind: 'door-events' }) },
  { method: 'POST', path: paths.registerVisit, act: 'visit.register', handle: register },
  { method: 'POST', path: paths.takeVisit(':visit'), act: 'visit.serve', handle: take },
  { method: 'POST', path: paths.handOverVisit(':visit'), act: 'visit.serve', handle: handOver },
  {
    method: 'POST',
    path: paths.endTalk(':visit'),
    act: 'visit.serve',
    handle: (visit) => serve(visit, endTalk, 'receiptEnded'),
  },
  {
    method: 'POST',
    path: paths.visitLeft(':visit'),
    act: 'visit.serve',
    handle: (visit) => serve(visit, visitLeft, 'receiptLeft'),
  },
  { method: 'POST', path: paths.finishVisit(':visit'), act: 'visit.serve', handle: finish },
  { method: 'POST', path: paths.closeDoor, act: 'door.close', handle: close },
];

/** People at the central office have no door. */
function requireDoor(visit: Visit): void {
  if (!visit.actor.officeId) throw new NotFound();
}

async function show(visit: Visit): Promise<Answer> {
  requireDoor(visit);
  return page({
    title: texts(visit.language).title,
    place: 'open-door',
    body: <OpenDoorPage {...(await openDoorState(visit))} />,
  });
}

async function showLine(visit: Visit): Promise<Answer> {
  requireDoor(visit);
  const shape = (['compact', 'tall', 'roster'] as const).find((one) => one === visit.query('shape')) ?? 'compact';
  const state = await doorLineState(visit.tx, visit.actor, visit.now);
  return fragment(
    <OfficeDoorLine state={state} shape={shape} actor={visit.actor} language={visit.language} now={visit.now} />,
  );
}

async function register(visit: Visit): Promise<Answer> {
  requireDoor(visit);
  const { tx, actor, form, language } = visit;
  const t = texts(language);
  const state = await openDoorState(visit, { newVisit: form });
  const read = readVisit(form, choicesOf(state), language);
  const terms = searchTerms(read.name);
  const phone = parsePhoneNumber(read.name);
  const matches = form.isValid && read.name !== '' ? await findVisitors(tx, terms, phone.ok ? phone.e164 : null) : [];
  if (read.citizenId && (await findCitizen(visit, read.citizenId)) === null) throw new NotFound();
  if (!form.isValid || matches.length > 0) {
    visit.saw(...matches.map((one) => one.citizenId));
    if (matches.length > 0) visit.searched(read.name);
    const title = form.isValid ? t.title : t.errorPrefix(t.title);
    return page({ title, place: 'open-door', status: 422, body: <OpenDoorPage {...state} matches={matches} /> });
  }
  const made = await registerVisit(tx, actor, read);
  return redirect(paths.openDoor, read.takeNow ? t.receiptTaken : t.receiptQueued(made.number));
}

async function findCitizen(visit: Visit, citizenId: string): Promise<string | null> {
  const found = await visit.tx
    .selectFrom('citizen')
    .select('citizen_id')
    .where('citizen_id', '=', citizenId)
    .executeTakeFirst();
  return found?.citizen_id ?? null;
}

async function requireVisit(visit: Visit): Promise<string> {
  const id = visit.id('visit');
  const found = await visit.tx
    .selectFrom('visit')
    .select('visit_id')
    .where('visit_id', '=', id)
    .where('office_id', '=', visit.actor.officeId)
    .executeTakeFirst();
  if (!found) throw new NotFound();
  return id;
}

async function serve(
  visit: Visit,
  act: (tx: Visit['tx'], actor: Visit['actor'], visitId: string) => Promise<Served>,
  receipt: 'receiptEnded' | 'receiptLeft',
): Promise<Answer> {
  const t = texts(visit.language);
  const served = await act(visit.tx, visit.actor, await requireVisit(visit));
  return redirect(paths.openDoor, served.ok ? t[receipt] : t.receiptMovedOn);
}

async function take(visit: Visit): Promise<Answer> {
  const t = texts(visit.language);
  const id = await requireVisit(visit);
  const taken = await takeVisit(visit.tx, visit.actor, id);
  return taken.ok
    ? redirect(`${paths.openDoor}?finish=${id}`, t.receiptTookIn)
    : redirect(paths.openDoor, t.receiptMovedOn);
}

async function handOver(visit: Visit): Promise<Answer> {
  const t = texts(visit.language);
  const id = await requireVisit(visit);
  const to = visit.form.typed('to');
  if (!/^[0-9a-f-]{36}$/.test(to)) return redirect(`${paths.openDoor}?hand-over=${id}`);
  const handed = await handOverVisit(visit.tx, visit.actor, id, to);
  return redirect(paths.openDoor, handed.ok ? t.receiptHandedOver : t.receiptMovedOn);
}

async function finish(visit: Visit): Promise<Answer> {
  const { form, actor, today, language } = visit;
  const t = texts(language);
  const visitId = await requireVisit(visit);
  const state = await openDoorState(visit, { finish: form, finishingId: visitId });
  if (!state.finishing) return redirect(paths.openDoor, t.receiptMovedOn);
  // A visit behind a file that is not hers is not hers to write on.
  if (!state.finishing.hasFile && form.typed('note').trim() !== '') form.refuse('topic', t.noFileError);
  if (state.finishing.hasFile && !state.finishing.citizenId) throw new NotFound();
  const { hasFile } = state.finishing;
  const read = readFinish(form, choicesOf(state), { visitId, actor, today, language, hasFile });
  if (!form.isValid) {
    return page({
      title: t.errorPrefix(t.finishVisit),
      place: 'open-door',
      status: 422,
      body: <OpenDoorPage {...state} />,
    });
  }
  await finishVisit(visit.tx, actor, read);
  return redirect(paths.openDoor, read.promise ? t.receiptFinishedPromise : t.receiptFinished);
}

async function close(visit: Visit): Promise<Answer> {
  requireDoor(visit);
  const { tx, actor, now, today } = visit;
  const t = texts(visit.language);
  if (visit.form.typed('act') === 'open') {
    await reopenDoor(tx, actor);
    return redirect(paths.openDoor, t.receiptOpened);
  }
  const { opening } = await doorLineState(tx, actor, now);
  const endOfDay = today.add({ days: 1 }).toZonedDateTime('Europe/Copenhagen').toInstant();
  await closeDoor(tx, actor, opening.openUntil ?? endOfDay, null);
  return redirect(paths.openDoor, t.receiptClosed);
}
