import { csvOf } from '#web/csv-of.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { ApprovePage, DeletionPage } from './page.tsx';
import {
  callOff,
  candidatesOf,
  carryOut,
  deletionsOf,
  holdBack,
  inBulk,
  liftHold,
  listLines,
  propose,
} from './queries.ts';
import { texts } from './texts.ts';

/** Da: Sletning. What is due, held back and gone: one leader proposes, another approves, for their own organisation. */
export const deletionRoutes: readonly Route[] = [
  { method: 'GET', path: paths.deletion, act: 'deletion.read', handle: show },
  { method: 'POST', path: paths.deletion, act: 'deletion.decide', handle: decide },
  { method: 'GET', path: paths.deletionList, act: 'deletion.read', handle: sheet },
  { method: 'GET', path: paths.deletionProposal(':proposal'), act: 'deletion.read', handle: look },
  { method: 'POST', path: paths.deletionProposal(':proposal'), act: 'deletion.decide', handle: approve },
];

async function show(visit: Visit): Promise<Answer> {
  const { tx, language, actor, today, form } = visit;
  const { candidates, every } = await candidatesOf(tx);
  visit.saw(...candidates.map((one) => one.citizenId));
  const hasErrors = form.errors.length > 0;
  const open = hasErrors ? form.typed('citizen') : (visit.query('open') ?? '');
  const bulk = await inBulk(tx, today);
  const deletions = await deletionsOf(tx);
  return page({
    status: hasErrors ? 422 : 200,
    title: hasErrors ? texts(language).errorTitle : texts(language).title,
    body: <DeletionPage {...{ candidates, every, bulk, deletions, open, form, language, actor, today }} />,
  });
}

async function decide(visit: Visit): Promise<Answer> {
  const { tx, actor, form, language } = visit;
  const t = texts(language);
  const { candidates } = await candidatesOf(tx);
  const candidate = candidates.find((one) => one.citizenId === form.typed('citizen'));
  if (candidate) visit.saw(candidate.citizenId);
  switch (form.typed('step')) {
    case 'propose':
      return proposeOne(visit, candidate);
    case 'call-off': {
      const proposal = await proposalOf(visit, form.typed('proposal'));
      await callOff(tx, proposal.proposalId);
      return redirect(paths.deletion, t.wasCalledOff);
    }
    case 'hold': {
      if (!candidate) throw new NotFound();
      const reason = form.text('reason', { max: 500, required: t.reasonMissing });
      if (!form.isValid) return show(visit);
      await holdBack(tx, actor, candidate.citizenId, reason);
      return redirect(paths.deletion, t.wasHeld);
    }
    case 'lift':
      if (!candidate?.hold) throw new NotFound();
      await liftHold(tx, actor, candidate.hold.legalHoldId);
      return redirect(paths.deletion, t.wasLifted);
    default:
      throw new NotFound();
  }
}

async function proposeOne(
  { tx, actor, form, language, today }: Visit,
  candidate: Awaited<ReturnType<typeof candidatesOf>>['candidates'][number] | undefined,
): Promise<Answer> {
  const bulk = (await inBulk(tx, today)).find((one) => one.caseType === form.typed('bulk'));
  const isDue = candidate?.dueOn && Temporal.PlainDate.compare(candidate.dueOn, today) <= 0;
  if (isDue && !candidate.hold && !candidate.isWaiting)
    await propose(tx, actor, { caseType: candidate.caseType, citizenId: candidate.citizenId, dueUntil: null });
  else if (bulk) await propose(tx, actor, { caseType: bulk.caseType, citizenId: null, dueUntil: today });
  else throw new NotFound();
  return redirect(paths.deletion, texts(language).wasProposed);
}

/** What a proposal of the actor's organisation is about. */
async function proposalOf({ tx, today }: Visit, proposalId: string) {
  const { candidates } = await candidatesOf(tx);
  const candidate = candidates.find((one) => one.proposal?.proposalId === proposalId);
  if (candidate?.proposal) return { ...candidate.proposal, candidate, bulk: null };
  const bulk = (await inBulk(tx, today)).find((one) => one.proposal?.proposalId === proposalId);
  if (bulk?.proposal) return { ...bulk.proposal, candidate: null, bulk };
  throw new NotFound();
}

async function look(visit: Visit): Promise<Answer> {
  const { language, actor } = visit;
  const proposal = await proposalOf(visit, visit.id('proposal'));
  if (proposal.candidate) visit.saw(proposal.candidate.citizenId);
  return page({
    title: texts(language).approveTitle,
    body: <ApprovePage proposal={proposal} language={language} mayApprove={proposal.proposedBy !== actor.staffId} />,
  });
}

async function approve(visit: Visit): Promise<Answer> {
  const t = texts(visit.language);
  const proposal = await proposalOf(visit, visit.id('proposal'));
  if (proposal.proposedBy === visit.actor.staffId) return redirect(paths.deletion, t.ownProposal);
  if (proposal.candidate) visit.saw(proposal.candidate.citizenId);
  const gone = await carryOut(visit.tx, proposal.proposalId);
  return redirect(paths.deletion, gone === null ? t.notDue : t.wasDeleted);
}

async function sheet({ tx }: Visit): Promise<Answer> {
  return {
    kind: 'download',
    bytes: csvOf(await listLines(tx)),
    fileName: 'sletteliste.csv',
    contentType: 'text/csv; charset=utf-8',
  };
}
