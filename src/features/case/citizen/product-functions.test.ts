import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { ActorKey, ActorTx } from '#db/database.ts';
import { setAppointmentOutcome } from '#features/case/appointment-outcome/set-appointment-outcome.ts';
import { bookAppointment } from '#features/case/book-appointment/book-appointment.ts';
import { addToTeam } from '#features/case/change-contact-person/add-to-team.ts';
import { changeContactPerson } from '#features/case/change-contact-person/change-contact-person.ts';
import { correctContact } from '#features/case/correct-contact/correct-contact.ts';
import { giveConsent } from '#features/case/give-consent/give-consent.ts';
import { withdrawConsent } from '#features/case/give-consent/withdraw-consent.ts';
import { keepPromise } from '#features/case/keep-promise/keep-promise.ts';
import { makePromise } from '#features/case/make-promise/make-promise.ts';
import { CprInUse, type NewCitizen, openCitizenFile } from '#features/case/new-citizen/open-citizen-file.ts';
import { postponePromise } from '#features/case/postpone-promise/postpone-promise.ts';
import { takeStep } from '#features/case/take-step/take-step.ts';
import { writeContact } from '#features/case/write-contact/write-contact.ts';
import { addGoal } from '#features/case/write-plan/add-goal.ts';
import { addStep } from '#features/case/write-plan/add-step.ts';
import { endTrack } from '#features/case/write-plan/end-track.ts';
import { liftBarrier } from '#features/case/write-plan/lift-barrier.ts';
import { noteBarrier } from '#features/case/write-plan/note-barrier.ts';
import { setWish } from '#features/case/write-plan/set-wish.ts';
import { startTrack } from '#features/case/write-plan/start-track.ts';
import { givenHouse, type House } from '../../../../tests/given.ts';

let house: House;
let office: Awaited<ReturnType<House['municipality']>>;
let mette: ActorKey;
let jonas: ActorKey;
let other: ActorKey;
const today = Temporal.PlainDate.from('2026-11-25');

beforeAll(async () => {
  house = await givenHouse();
  office = await house.municipality(1);
  mette = await house.staff(office, 'mentor', 'Mette');
  jonas = await house.staff(office, 'case_worker', 'Jonas');
  other = await house.staff(await house.municipality(2), 'mentor');
});
afterAll(() => house.close());

const as = <T>(who: ActorKey, work: (tx: ActorTx, actor: Actor) => Promise<T>) =>
  house.database.asActor(who, work, { now: house.now });
const person = (more: Partial<NewCitizen> = {}): NewCitizen => ({
  firstName: 'Amina',
  lastName: 'Morgenfrue',
  cpr: null,
  language: 'so',
  needsInterpreter: true,
  phone: '+4512345678',
  address: 'Kastanjevej 3',
  officeId: office.officeId,
  targetGroup: 'activity_ready',
  from: today,
  contactPersonId: mette.staffId,
  ...more,
});
const open = (more: Partial<NewCitizen> = {}) => as(mette, (tx, actor) => openCitizenFile(tx, actor, person(more)));
const owned = async (table: string, citizenId: string) =>
  (await house.owner.query(`select * from ${table} where citizen_id = $1`, [citizenId])).rows;

it('opens a whole file, visible at once to the office and to nobody else', async () => {
  const citizenId = await as(mette, async (tx, actor) => {
    const id = await openCitizenFile(tx, actor, person({ cpr: '7103880006', protectedUntil: today.add({ days: 90 }) }));
    const seen = await tx.selectFrom('contact_person').select('staff_id').where('citizen_id', '=', id).execute();
    expect(seen).toEqual([{ staff_id: mette.staffId }]);
    return id;
  });
  for (const table of ['citizen_identity', 'citizen_address', 'citizen_protection', 'enrolment', 'contact_person'])
    expect(await owned(table, citizenId)).toHaveLength(1);
  const sees = (who: ActorKey) =>
    as(who, (tx) => tx.selectFrom('citizen').select('first_name').where('citizen_id', '=', citizenId).execute());
  expect(await sees(jonas)).toHaveLength(1);
  expect(await sees(other)).toHaveLength(0);
});

it('never makes a second file with the same CPR number, and leaves nothing half-made', async () => {
  await open({ cpr: '6101900001' });
  const before = (await house.owner.query('select count(*) from citizen')).rows[0].count;
  await expect(open({ cpr: '6101900001', firstName: 'Dobbelt' })).rejects.toThrow(CprInUse);
  expect((await house.owner.query('select count(*) from citizen')).rows[0].count).toBe(before);
});

it('writes a contact with topics and a promise, and the promise is kept once', async () => {
  const citizenId = await open();
  const { contactId, promiseId } = await as(mette, (tx, actor) =>
    writeContact(tx, actor, {
      citizenId,
      kind: 'talk',
      place: 'walk_and_talk',
      minutes: 35,
      note: 'Ryggen er bedre.',
      visibility: 'authority',
      topics: ['illness', 'job_search', 'illness'],
      promise: { what: 'Ring til Kirsten', dueOn: today.add({ days: 2 }) },
    }),
  );
  const topics = await house.owner.query('select topic from contact_topic where contact_id = $1 order by 1', [
    contactId,
  ]);
  expect(topics.rows.map((row) => row.topic)).toEqual(['illness', 'job_search']);
  const contact = (await owned('contact', citizenId))[0];
  expect(contact.office_id).toBe(office.officeId);
  expect((contact.happened_at as Date).toISOString()).toBe('2026-11-25T09:42:00.000Z');
  const promise = promiseId as string;
  const keep = (who: ActorKey, version: number) =>
    as(who, (tx, actor) => keepPromise(tx, actor, { promiseId: promise, version, outcome: 'Hun sagde ja.' }));
  expect(
    await as(jonas, (tx, actor) =>
      postponePromise(tx, actor, { promiseId: promise, version: 1, dueOn: today.add({ days: 5 }) }),
    ),
  ).toBe('saved');
  expect(await keep(mette, 1)).toBe('changed');
  expect(await keep(mette, 2)).toBe('saved');
  expect(await keep(mette, 3)).toBe('changed');
  const row = (await owned('promise', citizenId))[0];
  expect(row).toMatchObject({ outcome: 'Hun sagde ja.', kept_by: mette.staffId, contact_id: contactId, version: 3 });
});

it('reaches no other municipality', async () => {
  const citizenId = await open();
  const write = as(other, (tx, actor) =>
    writeContact(tx, actor, {
      citizenId,
      kind: 'talk',
      place: 'office',
      minutes: null,
      note: 'x',
      visibility: 'team',
      topics: [],
    }),
  );
  await expect(write).rejects.toThrow();
  await expect(
    as(other, (tx, actor) => makePromise(tx, actor, { citizenId, what: 'x', dueOn: today })),
  ).rejects.toThrow();
  expect(await owned('contact', citizenId)).toHaveLength(0);
  expect(await owned('promise', citizenId)).toHaveLength(0);
});

it('corrects a note with its history, and only from the words one has read', async () => {
  const citizenId = await open();
  const { contactId } = await as(mette, (tx, actor) =>
    writeContact(tx, actor, {
      citizenId,
      kind: 'talk',
      place: 'office',
      minutes: null,
      note: 'efter jul',
      visibility: 'team',
      topics: [],
    }),
  );
  const correct = (who: ActorKey, version: number, note: string) =>
    as(who, (tx, actor) => correctContact(tx, actor, { contactId, version, note, reason: 'Hørte forkert' }));
  expect(await correct(jonas, 1, 'ikke min')).toBe('changed');
  expect(await correct(mette, 1, 'efter nytår')).toBe('saved');
  expect(await correct(mette, 1, 'til påske')).toBe('changed');
  const history = await house.owner.query('select old_note, new_note from contact_correction where contact_id = $1', [
    contactId,
  ]);
  expect(history.rows).toEqual([{ old_note: 'efter jul', new_note: 'efter nytår' }]);
});

it('keeps one plan with goals and steps, taken once', async () => {
  const citizenId = await open();
  const goalId = await as(mette, (tx, actor) =>
    addGoal(tx, actor, { citizenId, title: '30 timer hos Kvisten', track: 'job' }),
  );
  await as(jonas, (tx, actor) => addGoal(tx, actor, { citizenId, title: 'Sove bedre', track: 'holistic' }));
  const plans = await owned('plan', citizenId);
  expect(plans).toHaveLength(1);
  expect((await owned('goal', citizenId)).map((goal) => goal.position).sort()).toEqual([1, 2]);
  const step = { goalId, what: 'Jeg spørger Kirsten', isOwnWords: true, doerStaffId: null, dueOn: today };
  const stepId = (await as(mette, (tx, actor) => addStep(tx, actor, step))) as string;
  expect((await owned('plan', citizenId))[0].version).toBe(3);
  expect(await as(other, (tx, actor) => addStep(tx, actor, step))).toBeNull();
  expect(await as(other, (tx, actor) => takeStep(tx, actor, { stepId, version: 1 }))).toBe('changed');
  expect(await as(jonas, (tx, actor) => takeStep(tx, actor, { stepId, version: 1 }))).toBe('saved');
  expect(await as(mette, (tx, actor) => takeStep(tx, actor, { stepId, version: 1 }))).toBe('changed');
});

it('lifts a barrier and keeps it, replaces a wish and keeps it', async () => {
  const citizenId = await open();
  const barrierId = await as(mette, (tx, actor) =>
    noteBarrier(tx, actor, { citizenId, kind: 'barrier', ownWords: 'Min ryg gør ondt.', isSensitive: false }),
  );
  expect(await as(jonas, (tx, actor) => liftBarrier(tx, actor, { barrierId, version: 1 }))).toBe('saved');
  expect(await as(mette, (tx, actor) => liftBarrier(tx, actor, { barrierId, version: 1 }))).toBe('changed');
  expect(await owned('barrier', citizenId)).toHaveLength(1);
  const wish = {
    citizenId,
    kind: 'job',
    ownWords: 'Køkken',
    hoursPerWeekFrom: 12,
    hoursPerWeekTo: 15,
    conditions: null,
  } as const;
  expect(await as(mette, (tx, actor) => setWish(tx, actor, { ...wish, replaces: null }))).toBe('saved');
  expect(await as(jonas, (tx, actor) => setWish(tx, actor, { ...wish, ownWords: 'Kantine', replaces: null }))).toBe(
    'changed',
  );
  expect(await as(jonas, (tx, actor) => setWish(tx, actor, { ...wish, ownWords: 'Kantine' }))).toBe('saved');
  const wishes = await owned('wish', citizenId);
  expect(wishes.map((row) => [row.own_words, row.valid_to === null]).sort()).toEqual([
    ['Kantine', true],
    ['Køkken', false],
  ]);
});

it('books nobody twice, and says once what became of it', async () => {
  const citizenId = await open();
  const at = (time: string) => Temporal.Instant.from(`2026-12-01T${time}:00Z`);
  const book = (from: string, to: string) =>
    as(jonas, (tx, actor) =>
      bookAppointment(tx, actor, {
        citizenId,
        staffId: mette.staffId,
        startsAt: at(from),
        endsAt: at(to),
        subject: 'Samtale',
        place: 'office',
      }),
    );
  const appointmentId = (await book('09:00', '09:30')) as string;
  expect(await book('09:15', '09:45')).toBeNull();
  expect(await book('09:30', '10:00')).not.toBeNull();
  const say = (version: number) =>
    as(mette, (tx, actor) =>
      setAppointmentOutcome(tx, actor, { appointmentId, version, outcome: 'cancelled_by_office' }),
    );
  expect(await say(1)).toBe('saved');
  expect(await say(1)).toBe('changed');
  expect(await book('09:00', '09:30')).not.toBeNull();
});

it('changes the contact person from a day on, tracks run beside each other', async () => {
  const citizenId = await open({ from: today.subtract({ days: 10 }) });
  const change = (from: Temporal.PlainDate) =>
    as(mette, (tx, actor) =>
      changeContactPerson(tx, actor, { citizenId, staffId: jonas.staffId, from, reason: 'staff_left' }),
    );
  expect(await change(today.subtract({ days: 10 }))).toBe('too_early');
  expect(await change(today)).toBe('saved');
  const people = (await owned('contact_person', citizenId)).toSorted((a, b) => a.valid_from - b.valid_from);
  expect(people.map((row) => [row.staff_id, row.end_reason])).toEqual([
    [mette.staffId, 'staff_left'],
    [jonas.staffId, null],
  ]);
  const join = () =>
    as(jonas, (tx, actor) => addToTeam(tx, actor, { citizenId, staffId: mette.staffId, role: 'mentor', from: today }));
  expect(await join()).not.toBeNull();
  expect(await join()).toBeNull();
  const trackId = await as(mette, (tx, actor) =>
    startTrack(tx, actor, { citizenId, kind: 'clarification', label: null, from: today }),
  );
  await as(mette, (tx, actor) => startTrack(tx, actor, { citizenId, kind: 'holistic', label: 'gæld', from: today }));
  expect(await as(mette, (tx, actor) => endTrack(tx, actor, { trackId, to: today }))).toBe('changed');
  expect(await as(mette, (tx, actor) => endTrack(tx, actor, { trackId, to: today.add({ days: 1 }) }))).toBe('saved');
});

it('opens the file to the housing organisation with a consent, and closes it when withdrawn', async () => {
  const citizenId = await open();
  const nabo = await house.staff(
    { municipalityId: 1, organisationId: office.housingOrganisationId, officeId: office.officeId },
    'project_leader',
  );
  const sees = () =>
    as(
      nabo,
      async (tx) =>
        (await tx.selectFrom('citizen').select('citizen_id').where('citizen_id', '=', citizenId).execute()).length,
    );
  expect(await sees()).toBe(0);
  const consentId = await as(jonas, (tx, actor) =>
    giveConsent(tx, actor, {
      citizenId,
      discloserId: actor.organisationId,
      organisationId: office.housingOrganisationId,
      informationKind: 'case_file',
      purpose: 'job',
      form: 'written',
      isGiven: true,
      from: today,
      to: null,
    }),
  );
  expect(await sees()).toBe(1);
  expect(await as(jonas, (tx, actor) => withdrawConsent(tx, actor, { consentId }))).toBe('saved');
  expect(await sees()).toBe(0);
});
