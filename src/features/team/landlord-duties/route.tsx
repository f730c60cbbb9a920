import { mayDo } from '#access/who-may-do-what.ts';
import { codesOf } from '#db/code-list.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { joinWords } from '#drawing/join-words.ts';
import { codeWord } from '#web/citizen/code-words.ts';
import { readDay } from '#web/citizen/read-day.ts';
import { Forbidden } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { heldDuties, LANDLORD_DUTIES } from '#web/staff/landlord-duties.ts';
import { endDuty, registerDuty } from './keep-duties.ts';
import { DutiesPage } from './page.tsx';
import { caseRolesFrom, type HousingStaff, housingStaff } from './queries.ts';
import { texts } from './texts.ts';

/** Da: Opgaver for udlejer. The municipality's leaders and administrators keep the list of who may hold no case role. */
export const landlordDutiesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.landlordDuties,
    act: 'landlord-duty.keep',
    handle: async (visit) => show(visit, await staffFor(visit)),
  },
  {
    method: 'POST',
    path: paths.landlordDuties,
    act: 'landlord-duty.keep',
    async handle(visit) {
      const staff = await staffFor(visit);
      const landlordDutyId = visit.form.typed('end');
      return landlordDutyId === '' ? save(visit, staff) : end(visit, landlordDutyId);
    },
  },
];

/** The landlord's own leaders do not keep the list that holds the landlord's staff out. */
async function staffFor({ tx, actor }: Visit): Promise<HousingStaff[]> {
  if (!actor.isMunicipal && !actor.roles.includes('system_administrator')) throw new Forbidden();
  return housingStaff(tx);
}

async function save(visit: Visit, staff: HousingStaff[]): Promise<Answer> {
  const { tx, actor, form, language, today } = visit;
  const t = texts(language);
  const ids = staff.map((one) => one.staffId);
  const staffId = form.oneOf('staff', ids, t.whoMissing);
  const duty = form.oneOf('duty', LANDLORD_DUTIES, t.dutyMissing);
  const from = readDay(form, 'from', { today, language }) ?? today;
  if (!form.isValid) return show(visit, staff);
  const done = await registerDuty(tx, actor, { staffId, duty, from });
  const name = displayName(staff.find((one) => one.staffId === staffId) as HousingStaff);
  if (done === 'overlaps') form.refuse('duty', t.overlaps(name));
  if (done === 'holds-case-role') form.refuse('staff', t.holdsCaseRole(name, await rolesOf(visit, staffId, from)));
  return form.isValid ? redirect(paths.landlordDuties, t.saved) : show(visit, staff);
}

/** "Mentor (Kontoret 1) og Leder". */
async function rolesOf({ tx, language, today }: Visit, staffId: string, from: Temporal.PlainDate): Promise<string> {
  const codes = await codesOf(tx, ['role'], today);
  const held = await caseRolesFrom(tx, staffId, from);
  const words = held.map(({ role, office }) => {
    const word = codeWord(codes.role, role, language);
    return office ? `${word} (${office})` : word;
  });
  return joinWords(words, language);
}

async function end(visit: Visit, landlordDutyId: string): Promise<Answer> {
  const t = texts(visit.language);
  const running = await heldDuties(visit.tx);
  const isRunning = running.some((one) => one.landlordDutyId === landlordDutyId);
  const done = isRunning ? await endDuty(visit.tx, visit.actor, { landlordDutyId }) : 'changed';
  return redirect(paths.landlordDuties, done === 'saved' ? t.ended : t.already);
}

async function show(visit: Visit, staff: HousingStaff[]): Promise<Answer> {
  const { tx, actor, form, language } = visit;
  const t = texts(language);
  const back = mayDo(actor, 'team.read')
    ? { href: paths.team, label: t.backToTeam }
    : { href: paths.start, label: t.backToStart };
  return page({
    status: form.isValid ? 200 : 422,
    title: form.isValid ? t.title : t.errorTitle(t.title),
    place: 'team',
    body: <DutiesPage {...{ staff, form, back, language }} duties={await heldDuties(tx)} />,
  });
}
