import type { ComponentChildren } from 'preact';
import type { Actor } from '#access/actor.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { formatDate } from '#drawing/format-date.ts';
import { formatDateTime } from '#drawing/format-time.ts';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Tag } from '#web/components/tag.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { closureOf } from './closure-words.ts';
import type { Candidate, InBulk, Proposed } from './queries.ts';
import { caseTypeTexts, texts } from './texts.ts';

interface CaseRowProps {
  candidate: Candidate;
  isSoon: boolean;
  open: string;
  form: Form;
  actor: Actor;
  language: Language;
}

/** One closed case: when and why it goes, how much there is of it, and whose turn it is. */
export function CaseRow(props: CaseRowProps) {
  const { candidate, language } = props;
  const t = texts(language);
  const counts = Object.values(candidate.counted);
  return (
    <Row
      id={candidate.citizenId}
      main={<strong dir="auto">{displayName(candidate)}</strong>}
      sub={`${closureOf(candidate, language)} · ${t.rows(
        counts.reduce((sum, n) => sum + n, 0),
        counts.length,
      )}`}
      note={noteOf(props)}
      state={stateOf(props)}
      acts={actsOf(props)}
      open={props.open === candidate.citizenId && !candidate.hold ? <HoldForm {...props} /> : undefined}
    />
  );
}

function noteOf({ candidate: { hold, isWaiting }, language }: CaseRowProps): ComponentChildren {
  const t = texts(language);
  if (hold) return `${hold.reason} ${t.heldBy(hold.heldBy, formatDateTime(hold.heldAt, language))}`;
  return isWaiting ? t.waitingText : undefined;
}

function stateOf({ candidate: { hold, isWaiting, proposal }, actor, language }: CaseRowProps): ComponentChildren {
  const t = texts(language);
  if (hold) return <Tag tone="lamp">{t.held}</Tag>;
  if (isWaiting) return <Tag>{t.waiting}</Tag>;
  return proposal ? <ProposedTag proposal={proposal} actor={actor} language={language} /> : undefined;
}

function ProposedTag({ proposal, actor, language }: { proposal: Proposed; actor: Actor; language: Language }) {
  const t = texts(language);
  return <Tag>{proposal.proposedBy === actor.staffId ? t.proposed : t.proposedBy(proposal.proposer)}</Tag>;
}

function actsOf({ candidate, isSoon, open, actor, language }: CaseRowProps): ComponentChildren {
  const t = texts(language);
  const { citizenId, hold, isWaiting, proposal } = candidate;
  const name = displayName(candidate);
  if (open === citizenId && !hold) return undefined;
  if (hold)
    return (
      <PostButton
        action={paths.deletion}
        fields={{ form_key: crypto.randomUUID(), step: 'lift', citizen: citizenId }}
        label={t.liftOf(name)}
      >
        {t.lift}
      </PostButton>
    );
  return (
    <>
      {isSoon || isWaiting ? null : (
        <ProposalActs
          proposal={proposal}
          fields={{ citizen: citizenId }}
          name={name}
          actor={actor}
          language={language}
        />
      )}
      <LinkButton kind="quiet" href={`${paths.deletion}?open=${citizenId}#${citizenId}`} label={`${t.hold}: ${name}`}>
        {t.hold}
      </LinkButton>
    </>
  );
}

/** Propose; or, once proposed, call off or, for another leader, look and approve. */
function ProposalActs(props: {
  proposal: Proposed | null;
  fields: Record<string, string>;
  name: string;
  actor: Actor;
  language: Language;
}) {
  const { proposal, actor, name, language } = props;
  const t = texts(language);
  const fields = (step: string) => ({ form_key: crypto.randomUUID(), step, ...props.fields });
  if (!proposal)
    return (
      <PostButton action={paths.deletion} fields={fields('propose')} label={`${t.propose}: ${name}`}>
        {t.propose}
      </PostButton>
    );
  if (proposal.proposedBy !== actor.staffId)
    return (
      <LinkButton href={paths.deletionProposal(proposal.proposalId)} label={`${t.look}: ${name}`}>
        {t.look}
      </LinkButton>
    );
  return (
    <PostButton
      action={paths.deletion}
      fields={{ ...fields('call-off'), proposal: proposal.proposalId }}
      label={`${t.callOff}: ${name}`}
    >
      {t.callOff}
    </PostButton>
  );
}

function HoldForm({ candidate, form, language }: CaseRowProps) {
  const t = texts(language);
  return (
    <InlineForm
      action={paths.deletion}
      fields={{ form_key: crypto.randomUUID(), step: 'hold', citizen: candidate.citizenId }}
      save={t.saveHold}
      cancel={{ href: paths.deletion, label: t.cancel }}
      sees={<SeesLine>{t.seesHold}</SeesLine>}
    >
      <Field
        name="reason"
        kind="text"
        label={t.reason}
        hint={t.reasonHint}
        value={form.typed('reason')}
        error={form.errorOf('reason')}
      />
    </InlineForm>
  );
}

/** What is due without being about one citizen's case. */
export function BulkRow({ bulk, actor, language }: { bulk: InBulk; actor: Actor; language: Language }) {
  const t = texts(language);
  const name = caseTypeTexts(language)[bulk.caseType];
  return (
    <Row
      main={<strong>{name}</strong>}
      sub={t.bulkFacts(bulk.n, formatDate(bulk.oldest, language))}
      state={bulk.proposal ? <ProposedTag proposal={bulk.proposal} actor={actor} language={language} /> : undefined}
      acts={
        <ProposalActs
          proposal={bulk.proposal}
          fields={{ bulk: bulk.caseType }}
          name={name}
          actor={actor}
          language={language}
        />
      }
    />
  );
}
