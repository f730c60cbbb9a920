import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import type { ActorTx } from '#db/database.ts';
import { deletionListColumns } from '#db/deletion-list.ts';
import { deletionDay } from '#domain/retention/deletion-day.ts';
import type { CaseType, RetentionRule } from '#domain/retention/retention-rule.ts';

/** How far ahead the list looks, and how many cases it shows at once. */
const WITHIN_DAYS = 90;
const AT_MOST = 50;

/** How many rows of each table a deletion takes. */
export type CountedRows = Readonly<Record<string, number>>;

/** A closed case that is due, soon due or held back. */
export interface Candidate {
  citizenId: string;
  firstName: string;
  lastName: string;
  caseType: CaseType;
  closedOn: Temporal.PlainDate;
  /** Null: no rule reaches the day of closure. */
  dueOn: Temporal.PlainDate | null;
  /** Another organisation still has records on the citizen. */
  isWaiting: boolean;
  hold: { legalHoldId: string; reason: string; heldAt: Temporal.Instant; heldBy: string } | null;
  proposal: Proposed | null;
  counted: CountedRows;
}

/** Who proposed a deletion. */
export interface Proposed {
  proposalId: string;
  proposedBy: string;
  proposer: string;
}

interface CandidateRow extends Omit<Candidate, 'closedOn' | 'dueOn' | 'hold' | 'proposal'> {
  closedOn: string;
  every: number;
  legalHoldId: string | null;
  reason: string;
  heldAt: Temporal.Instant;
  heldBy: string;
  proposalId: string | null;
  proposedBy: string;
  proposer: string;
}

/** The closed cases of the actor's organisation, the first due first; `every` counts those beyond the list too. */
export async function candidatesOf(tx: ActorTx): Promise<{ candidates: Candidate[]; every: number }> {
  const rules = await retentionRules(tx);
  const answer = await sql<CandidateRow>`
    select citizen_id as "citizenId", first_name as "firstName", last_name as "lastName", case_type as "caseType", closed_on as "closedOn",
      is_waiting as "isWaiting", legal_hold_id as "legalHoldId", hold_reason as reason, held_at as "heldAt", held_by as "heldBy",
      deletion_proposal_id as "proposalId", proposed_by as "proposedBy", proposer, counted, every
    from app.deletion_candidates(${WITHIN_DAYS}, ${AT_MOST})`.execute(tx);
  const candidates = answer.rows.map((row) => {
    const { citizenId, firstName, lastName, caseType, isWaiting, counted, legalHoldId, proposalId } = row;
    const closedOn = Temporal.PlainDate.from(row.closedOn);
    return {
      citizenId,
      firstName,
      lastName,
      caseType,
      isWaiting,
      counted,
      closedOn,
      dueOn: deletionDay(caseType, closedOn, rules),
      hold: legalHoldId ? { legalHoldId, reason: row.reason, heldAt: row.heldAt, heldBy: row.heldBy } : null,
      proposal: proposalId ? { proposalId, proposedBy: row.proposedBy, proposer: row.proposer } : null,
    };
  });
  return { candidates, every: answer.rows[0]?.every ?? 0 };
}

/** Every version of every rule: which one holds is decided by the day of closure. */
async function retentionRules(tx: ActorTx): Promise<RetentionRule[]> {
  const rows = await tx
    .selectFrom('code')
    .select(['municipality_id', 'code', 'valid_from', 'valid_to', 'attributes'])
    .where('list', '=', 'retention-rule')
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    caseType: row.code as CaseType,
    from: Temporal.PlainDate.from(row.valid_from),
    to: row.valid_to === null ? null : Temporal.PlainDate.from(row.valid_to),
    period: Temporal.Duration.from((row.attributes as { period: string }).period),
    isOwn: row.municipality_id !== 0,
  }));
}

/** Something due that is about no citizen's case, and who has proposed to let it go. */
export interface InBulk {
  caseType: CaseType;
  n: number;
  oldest: Temporal.PlainDate;
  proposal: Proposed | null;
}

/** Names said at the door and rows of the log that are due: leaders of the municipality alone. */
export async function inBulk(tx: ActorTx, today: Temporal.PlainDate): Promise<InBulk[]> {
  const answer = await sql<Omit<InBulk, 'oldest' | 'proposal'> & Partial<Proposed> & { oldest: string }>`
    select b.case_type as "caseType", b.n, b.oldest, p.deletion_proposal_id as "proposalId", p.proposed_by as "proposedBy",
      concat_ws(' ', s.first_name, s.last_name) as proposer
    from app.deletion_in_bulk(${today.toString()}::date) b
    left join deletion_proposal p on p.case_type = b.case_type
    left join staff s on s.municipality_id = p.municipality_id and s.staff_id = p.proposed_by
    order by 1`.execute(tx);
  return answer.rows.map(({ caseType, n, oldest, proposalId, proposedBy = '', proposer = '' }) => ({
    caseType,
    n,
    oldest: Temporal.PlainDate.from(oldest),
    proposal: proposalId ? { proposalId, proposedBy, proposer } : null,
  }));
}

/** One line of the deletion list, with the names of those who decided. */
export interface Deletion {
  deletionId: string;
  caseType: CaseType;
  citizenId: string | null;
  deletedAt: Temporal.Instant;
  proposer: string;
  approver: string;
}

/** What the organisation has deleted lately, the newest first. */
export async function deletionsOf(tx: ActorTx): Promise<Deletion[]> {
  const answer = await sql<Deletion>`
    select d.deletion_id as "deletionId", d.case_type as "caseType", d.citizen_id as "citizenId", d.deleted_at as "deletedAt",
      concat_ws(' ', p.first_name, p.last_name) as proposer, concat_ws(' ', a.first_name, a.last_name) as approver
    from deletion_list d
    left join staff p on p.municipality_id = d.municipality_id and p.staff_id = d.proposed_by
    left join staff a on a.municipality_id = d.municipality_id and a.staff_id = d.approved_by
    order by d.deleted_at desc, d.deletion_id limit ${AT_MOST}`.execute(tx);
  return answer.rows;
}

/** The whole deletion list as it is kept outside the backup and read by `hjemmebane replay-deletions`. */
export async function listLines(tx: ActorTx): Promise<string[][]> {
  const rows = await tx.selectFrom('deletion_list').selectAll().orderBy('deleted_at').orderBy('deletion_id').execute();
  const columns = deletionListColumns;
  return [[...columns], ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
}

/** Proposes a deletion; once proposed it stays as it is. */
export async function propose(
  tx: ActorTx,
  actor: Actor,
  what: { caseType: CaseType; citizenId: string | null; dueUntil: Temporal.PlainDate | null },
): Promise<void> {
  await tx
    .insertInto('deletion_proposal')
    .values({
      municipality_id: actor.municipalityId,
      controller_id: actor.organisationId,
      case_type: what.caseType,
      citizen_id: what.citizenId,
      due_until: what.dueUntil?.toString() ?? null,
      proposed_by: actor.staffId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Calls a proposal off; the case stays on the list. */
export async function callOff(tx: ActorTx, proposalId: string): Promise<void> {
  await tx.deleteFrom('deletion_proposal').where('deletion_proposal_id', '=', proposalId).execute();
}

/** Holds a case back, and calls off its proposal. */
export async function holdBack(tx: ActorTx, actor: Actor, citizenId: string, reason: string): Promise<void> {
  await tx.deleteFrom('deletion_proposal').where('citizen_id', '=', citizenId).execute();
  await tx
    .insertInto('legal_hold')
    .values({
      municipality_id: actor.municipalityId,
      controller_id: actor.organisationId,
      citizen_id: citizenId,
      reason,
      placed_by: actor.staffId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lifts a hold. */
export async function liftHold(tx: ActorTx, actor: Actor, legalHoldId: string): Promise<void> {
  await tx
    .updateTable('legal_hold')
    .set({ lifted_by: actor.staffId, lifted_at: sql<string>`app.now()` })
    .where('legal_hold_id', '=', legalHoldId)
    .where('lifted_at', 'is', null)
    .execute();
}

/** Approves and deletes, in this transaction. Null: it is not due any more, or held, or gone. Throws when the actor proposed it. */
export async function carryOut(tx: ActorTx, proposalId: string): Promise<CountedRows | null> {
  const answer = await sql<{ gone: CountedRows | null }>`select app.carry_out_deletion(${proposalId}) as gone`.execute(
    tx,
  );
  return answer.rows[0]?.gone ?? null;
}
