import { mayDo } from '#access/who-may-do-what.ts';
import { codesOf } from '#db/code-list.ts';
import { colleaguesRound } from '#web/citizen/colleagues.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { type CitizenFile, citizenFile } from './citizen-file.ts';
import { closeBrokenGlass, lookThroughGlass } from './glass.ts';
import { draftKeyOf, type Open, openOf } from './open.ts';
import { CitizenPage } from './page.tsx';
import { type CitizenState, codeLists } from './state.ts';
import { texts } from './texts.ts';
import { SHOWN_FIRST, type TimelineFilter, timelineOf } from './timeline.ts';

const MOST_SHOWN = 500;
const EVERYTHING = { topic: null, organisationId: null, openNoteId: null };
const NOTHING: CitizenState['may'] = {
  note: false,
  promise: false,
  plan: false,
  appointment: false,
  placement: false,
  cpr: false,
  contactPerson: false,
  consent: false,
  protection: false,
  log: false,
};

/** Da: Borgerens side. */
export const citizenRoutes: readonly Route[] = [
  { method: 'GET', path: paths.citizen(':citizenId'), act: 'citizen-file.read', handle: (visit) => show(visit, {}) },
  { method: 'GET', path: paths.brokenGlass(':citizenId'), act: 'break-glass.read', handle: throughGlass },
  { method: 'POST', path: paths.brokenGlass(':citizenId'), act: 'break-glass.read', handle: closeGlass },
  {
    method: 'POST',
    path: paths.cpr(':citizenId'),
    act: 'citizen-cpr.reveal',
    async handle(visit) {
      const row = await visit.tx
        .selectFrom('citizen_identity')
        .select('cpr')
        .where('citizen_id', '=', visit.id('citizenId'))
        .executeTakeFirst();
      if (!row) throw new NotFound();
      return show(visit, { cpr: row.cpr });
    },
  },
];

/** Da: nødadgang. The file of a citizen who is not hers, to be read only, while the hour runs; else as if it were not there. */
async function throughGlass(visit: Visit): Promise<Answer> {
  const glassUntil = await lookThroughGlass(visit.tx, visit.id('citizenId'));
  if (!glassUntil) throw new NotFound();
  return show(visit, { glassUntil });
}

async function closeGlass(visit: Visit): Promise<Answer> {
  if (!(await closeBrokenGlass(visit.tx, visit.id('citizenId')))) throw new NotFound();
  return redirect(paths.breakGlass, texts(visit.language).glassClosed);
}

async function show(
  visit: Visit,
  { cpr = null, glassUntil = null }: { cpr?: string | null; glassUntil?: Temporal.Instant | null },
): Promise<Answer> {
  const { tx, actor, language, today, now } = visit;
  const citizenId = visit.id('citizenId');
  const open = glassUntil ? null : openOf(visit.query('open'));
  const file = await citizenFile(tx, citizenId, {
    isSensitiveOpen: open?.form === 'sensitive',
    draftKey: draftKeyOf(open, citizenId),
  });
  visit.saw(citizenId);
  const may = glassUntil ? NOTHING : mayOf(visit, file);
  const filter = glassUntil ? { ...EVERYTHING, length: MOST_SHOWN } : filterOf(visit);
  const timeline = await timelineOf(tx, citizenId, filter);
  const codes = await codesOf(tx, codeLists, today);
  const colleagues = needsColleagues(open) ? await colleaguesRound(tx, actor, citizenId) : [];
  const form = file.draft ? new Form(new URLSearchParams(file.draft.fields), language) : visit.form;
  const state: CitizenState = {
    file,
    timeline,
    filter,
    codes,
    colleagues,
    actor,
    language,
    today,
    now,
    open,
    form,
    cpr,
    may,
    glassUntil,
  };
  return page({
    title: texts(language).title,
    place: 'citizens',
    body: <CitizenPage {...state} />,
    scripts: open ? ['draft'] : [],
  });
}

const needsColleagues = (open: Open | null) => open !== null && ['promise', 'appointment', 'step'].includes(open.form);

function mayOf({ actor }: Visit, { told }: CitizenFile): CitizenState['may'] {
  return {
    note: mayDo(actor, 'contact.write'),
    promise: mayDo(actor, 'promise.write'),
    plan: mayDo(actor, 'plan.write') && told.plan,
    appointment: mayDo(actor, 'appointment.write'),
    placement: mayDo(actor, 'placement.register') && told.work,
    cpr: mayDo(actor, 'citizen-cpr.reveal'),
    contactPerson: mayDo(actor, 'contact-person.change') && told.following,
    consent: mayDo(actor, 'consent.register') && actor.isMunicipal,
    protection: mayDo(actor, 'protection.write') && actor.isMunicipal,
    log: mayDo(actor, 'read-log.read'),
  };
}

function filterOf(visit: Visit): TimelineFilter {
  const id = (name: string) => {
    const value = visit.query(name);
    return value && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : null;
  };
  const topic = visit.query('topic') ?? '';
  return {
    topic: /^[a-z_]{1,60}$/.test(topic) ? topic : null,
    organisationId: id('from'),
    length: visit.query('show') === 'all' ? MOST_SHOWN : SHOWN_FIRST,
    openNoteId: id('note'),
  };
}
