import { codesOf } from '#db/code-list.ts';
import { colleaguesRound } from '#web/citizen/colleagues.ts';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { PlanForm, type PlanPart, planDraftKey, planParts } from '#web/citizen/plan-forms.tsx';
import { readVersion } from '#web/citizen/read-version.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { draftOf, forgetDraft } from '#web/drafts.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, type Route, redirect, type Visit } from '#web/feature.ts';
import { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { addGoal } from './add-goal.ts';
import { addStep } from './add-step.ts';
import { endTrack } from './end-track.ts';
import { readBarrier, readGoal, readStep, readTrack, readWish } from './form.ts';
import { liftBarrier } from './lift-barrier.ts';
import { noteBarrier } from './note-barrier.ts';
import { planRoom } from './queries.ts';
import { setWish } from './set-wish.ts';
import { startTrack } from './start-track.ts';
import { texts } from './texts.ts';

/** Da: planen. One address for its parts; each part has a form of its own, opened in place on the citizen's page. */
export const writePlanRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.writePlan(':citizenId'),
    act: 'plan.write',
    async handle(visit) {
      const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
      const part = partOf(visit.query('part') ?? 'goal');
      const draft = await draftOf(visit.tx, visit.actor, planDraftKey(part, citizen.citizenId));
      const form = draft ? new Form(draft.fields, visit.language) : visit.form;
      return show(visit, citizen, part, await roomOf(visit, citizen), form);
    },
  },
  {
    method: 'POST',
    path: paths.writePlan(':citizenId'),
    act: 'plan.write',
    async handle(visit) {
      const citizen = await findCitizen(visit.tx, visit.id('citizenId'));
      const typed = visit.form.typed('part');
      if (typed === 'lift' || typed === 'end-track') return press(visit, citizen, typed);
      const part = partOf(typed);
      const room = await roomOf(visit, citizen);
      const saved = await save(visit, citizen, part, room);
      if (saved === null) return show(visit, citizen, part, room, visit.form);
      if (saved === 'changed') return showChangedWish(visit, citizen, part, room);
      await forgetDraft(visit.tx, visit.actor, planDraftKey(part, citizen.citizenId));
      return redirect(paths.citizen(citizen.citizenId), texts(visit.language)[saved]);
    },
  },
];

type Room = Awaited<ReturnType<typeof roomOf>>;

function partOf(typed: string): PlanPart {
  const part = planParts.find((one) => one === typed);
  if (!part) throw new NotFound();
  return part;
}

async function roomOf({ tx, actor, language, today }: Visit, citizen: CitizenHead) {
  const plan = await planRoom(tx, citizen.citizenId);
  const colleagues = await colleaguesRound(tx, actor, citizen.citizenId);
  const trackKinds = (await codesOf(tx, ['track-kind'], today))['track-kind'];
  return { ...plan, colleagues, trackKinds, language, today, goalIds: plan.goals.map((goal) => goal.goalId) };
}

/** Reads and saves one part. Null: something was refused, and nothing is written. */
async function save(
  { tx, actor, form }: Visit,
  { citizenId }: CitizenHead,
  part: PlanPart,
  room: Room,
): Promise<'goal' | 'step' | 'barrier' | 'wish' | 'track' | 'changed' | null> {
  if (part === 'goal') {
    const goal = readGoal(form, room);
    return form.isValid && (await addGoal(tx, actor, { citizenId, ...goal })) ? 'goal' : null;
  }
  if (part === 'step') {
    const step = readStep(form, room);
    return form.isValid && (await addStep(tx, actor, step)) ? 'step' : null;
  }
  if (part === 'track') {
    const track = readTrack(form, room);
    return form.isValid && (await startTrack(tx, actor, { citizenId, ...track })) ? 'track' : null;
  }
  if (part === 'barrier' || part === 'resource') {
    const barrier = readBarrier(form, part, room);
    return form.isValid && (await noteBarrier(tx, actor, { citizenId, ...barrier })) ? 'barrier' : null;
  }
  const wish = readWish(form, part === 'wish-job' ? 'job' : 'education', room);
  if (!form.isValid) return null;
  return (await setWish(tx, actor, { citizenId, ...wish })) === 'changed' ? 'changed' : 'wish';
}

/** The two buttons of the plan that ask nothing: a barrier is lifted, a track ends. */
async function press(
  { tx, actor, form, language, today }: Visit,
  { citizenId }: CitizenHead,
  what: 'lift' | 'end-track',
): Promise<Answer> {
  const t = texts(language);
  const id = form.typed('id');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound();
  const done =
    what === 'lift'
      ? await liftBarrier(tx, actor, { barrierId: id, version: readVersion(form) })
      : await endTrack(tx, actor, { trackId: id, to: today.add({ days: 1 }) });
  return redirect(paths.citizen(citizenId), done === 'changed' ? t.already : what === 'lift' ? t.lifted : t.ended);
}

async function showChangedWish(visit: Visit, citizen: CitizenHead, part: PlanPart, room: Room): Promise<Answer> {
  const { wishes } = await planRoom(visit.tx, citizen.citizenId);
  const standing = wishes.find((wish) => `wish-${wish.kind}` === part);
  return show(visit, citizen, part, { ...room, wishes }, visit.form, `»${standing?.ownWords ?? ''}«`);
}

function show(visit: Visit, citizen: CitizenHead, part: PlanPart, room: Room, form: Form, standsNow?: string): Answer {
  const { actor, language } = visit;
  const t = formTexts(language);
  visit.saw(citizen.citizenId);
  const titles: Record<PlanPart, string> = {
    goal: t.goal,
    step: t.step,
    barrier: t.barrier,
    resource: t.resource,
    'wish-job': t.wishJob,
    'wish-education': t.wishEducation,
    track: t.track,
  };
  return taskPage({
    citizen,
    title: titles[part],
    back: 'citizen',
    form,
    language,
    standsNow,
    body: <PlanForm {...{ part, citizen, actor, form, ...room }} />,
  });
}
