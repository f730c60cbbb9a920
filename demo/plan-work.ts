import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { addToTeam } from '#features/case/change-contact-person/add-to-team.ts';
import { giveConsent } from '#features/case/give-consent/give-consent.ts';
import { takeStep } from '#features/case/take-step/take-step.ts';
import { addGoal } from '#features/case/write-plan/add-goal.ts';
import { addStep } from '#features/case/write-plan/add-step.ts';
import { endTrack } from '#features/case/write-plan/end-track.ts';
import { liftBarrier } from '#features/case/write-plan/lift-barrier.ts';
import { noteBarrier } from '#features/case/write-plan/note-barrier.ts';
import { setWish } from '#features/case/write-plan/set-wish.ts';
import { startTrack } from '#features/case/write-plan/start-track.ts';
import {
  barrierWords,
  educationWishes,
  holisticGoals,
  holisticTracks,
  jobGoals,
  jobWishes,
  resourceWords,
  type Stage,
  stepWords,
} from './words.ts';
import { type DemoCitizen, type World, withRole } from './world.ts';

const CONSENT_DAYS = 365;

/** What the citizen and the worker write together at a talk: the plan at first, later steps taken and new ones set. */
export async function workOnPlan(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
): Promise<void> {
  if (citizen.talks === 1) await firstTalk(world, tx, actor, citizen, day);
  if (citizen.talks === 2) await beginPlan(world, tx, actor, citizen, day);
  if (citizen.talks > 2) await nextSteps(world, tx, actor, citizen, day);
  await renewConsent(world, tx, actor, citizen, day);
  await moveOn(world, tx, actor, citizen, day);
}

async function firstTalk(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
): Promise<void> {
  const { random } = world;
  for (const [ownWords, isSensitive] of random.draw(barrierWords, random.whole(1, 3))) {
    const barrierId = await noteBarrier(tx, actor, {
      citizenId: citizen.citizenId,
      kind: 'barrier',
      ownWords,
      isSensitive,
    });
    citizen.barriers.push(barrierId);
  }
  if (random.chance(0.4)) {
    await noteBarrier(tx, actor, {
      citizenId: citizen.citizenId,
      kind: 'resource',
      ownWords: random.pick(resourceWords),
      isSensitive: false,
    });
  }
  const answer = random.weighted({ yes: 55, no: 15, later: 30 });
  if (answer !== 'later') await answerConsent(world, tx, actor, citizen, day, answer === 'yes');
}

async function answerConsent(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
  isGiven: boolean,
): Promise<void> {
  const to = day.add({ days: CONSENT_DAYS });
  const form = world.random.chance(0.7) ? 'written' : 'oral';
  const ways = [
    { discloserId: actor.organisationId, organisationId: world.housingOrganisationId },
    // What staff of the housing organisation write is theirs; a yes lets them tell it, too.
    { discloserId: world.housingOrganisationId, organisationId: actor.organisationId },
  ];
  for (const way of isGiven ? ways : ways.slice(0, 1)) {
    await giveConsent(tx, actor, {
      citizenId: citizen.citizenId,
      ...way,
      informationKind: 'case_file',
      purpose: 'Arbejde sammen om job og uddannelse',
      form,
      isGiven,
      from: day,
      to: isGiven ? to : null,
    });
  }
  citizen.consentTo = isGiven ? to.toString() : null;
}

async function renewConsent(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
): Promise<void> {
  if (citizen.consentTo === null || citizen.consentTo > day.toString()) return;
  if (world.random.chance(0.8)) await answerConsent(world, tx, actor, citizen, day, true);
  else citizen.consentTo = null;
}

async function beginPlan(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
): Promise<void> {
  const { random } = world;
  const { citizenId } = citizen;
  citizen.goalId = await addGoal(tx, actor, { citizenId, title: random.pick(jobGoals), track: 'job' });
  await newStep(world, tx, actor, citizen, day);
  if (citizen.person.isYoung && random.chance(0.6)) {
    const ownWords = random.pick(educationWishes);
    await setWish(tx, actor, {
      citizenId,
      kind: 'education',
      ownWords,
      hoursPerWeekFrom: null,
      hoursPerWeekTo: null,
      conditions: null,
    });
  } else {
    const [ownWords, conditions] = random.pick(jobWishes);
    const from = random.whole(4, 15);
    await setWish(tx, actor, {
      citizenId,
      kind: 'job',
      ownWords,
      conditions,
      hoursPerWeekFrom: from,
      hoursPerWeekTo: from + random.whole(2, 10),
    });
  }
  if (random.chance(0.35))
    await addGoal(tx, actor, { citizenId, title: random.pick(holisticGoals), track: 'holistic' });
  if (random.chance(0.35))
    await startTrack(tx, actor, { citizenId, kind: 'holistic', label: random.pick(holisticTracks), from: day });
}

async function newStep(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
): Promise<void> {
  if (citizen.goalId === null) return;
  const [what, isOwnWords] = world.random.pick(stepWords);
  const dueOn = day.add({ days: world.random.whole(5, 20) });
  const isWorkers = !isOwnWords && world.random.chance(0.5);
  const stepId = await addStep(tx, actor, {
    goalId: citizen.goalId,
    what,
    isOwnWords,
    doerStaffId: isWorkers ? actor.staffId : null,
    dueOn,
  });
  if (stepId) citizen.steps.push({ stepId, dueOn: dueOn.toString() });
}

async function nextSteps(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
): Promise<void> {
  const { random } = world;
  const step = citizen.steps[0];
  if (step && random.chance(0.65)) {
    await takeStep(tx, actor, { stepId: step.stepId, version: 1 });
    citizen.steps.shift();
  }
  if (random.chance([0.95, 0.4][citizen.steps.length] ?? 0)) await newStep(world, tx, actor, citizen, day);
  const barrier = citizen.barriers[0];
  if (barrier && random.chance(0.08)) {
    await liftBarrier(tx, actor, { barrierId: barrier, version: 1 });
    citizen.barriers.shift();
  }
}

/** From clarification towards a job when the time is ripe; the company consultant joins the team then. */
async function moveOn(
  world: World,
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
): Promise<void> {
  const monthsHere = citizen.since.until(day).days / 30;
  if (citizen.stage !== 'clarification' || citizen.talks < 2 || monthsHere < 1 || !world.random.chance(0.35)) return;
  await changeStage(tx, actor, citizen, day, 'towards_job');
  const consultant = withRole(world, 'company_consultant')[0];
  if (consultant && consultant !== citizen.contactPerson) {
    await addToTeam(tx, actor, {
      citizenId: citizen.citizenId,
      staffId: consultant.staffId,
      role: 'company_consultant',
      from: day,
    });
  }
}

/** Ends the steps of the model that run and starts the next; a company goes beside "towards a job". */
export async function changeStage(
  tx: ActorTx,
  actor: Actor,
  citizen: DemoCitizen,
  day: Temporal.PlainDate,
  stage: Stage,
): Promise<void> {
  for (const [kind, trackId] of citizen.stageTracks) {
    if (kind === stage || (stage === 'company' && kind === 'towards_job')) continue;
    await endTrack(tx, actor, { trackId, to: day });
    citizen.stageTracks.delete(kind);
  }
  if (!citizen.stageTracks.has(stage)) {
    const trackId = await startTrack(tx, actor, { citizenId: citizen.citizenId, kind: stage, label: null, from: day });
    citizen.stageTracks.set(stage, trackId);
  }
  citizen.stage = stage;
}
