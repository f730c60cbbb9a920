import type { Actor } from '#access/actor.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { formatDateTime } from '#drawing/format-time.ts';
import { DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { FactList } from '#web/components/fact-list.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { BulkRow, CaseRow } from './case-row.tsx';
import { closureOf } from './closure-words.ts';
import type { Candidate, CountedRows, Deletion, InBulk, Proposed } from './queries.ts';
import { caseTypeTexts, tableTexts, texts } from './texts.ts';

export interface DeletionPageProps {
  candidates: Candidate[];
  every: number;
  bulk: InBulk[];
  deletions: Deletion[];
  /** The citizen whose case is about to be held back. */
  open: string;
  form: Form;
  language: Language;
  actor: Actor;
  today: Temporal.PlainDate;
}

/** What is due, what comes, what is held back, what is gone. */
export function DeletionPage(props: DeletionPageProps) {
  const { candidates, bulk, language, actor, today, form } = props;
  const t = texts(language);
  const isDue = ({ dueOn }: Candidate) => dueOn !== null && Temporal.PlainDate.compare(dueOn, today) <= 0;
  const free = candidates.filter(({ hold }) => hold === null);
  const due = free.filter(isDue);
  const soon = free.filter((one) => !isDue(one));
  const held = candidates.filter(({ hold }) => hold !== null);
  return (
    <Stack>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead
        title={t.title}
        lead={t.lead(actor.organisationName)}
        acts={
          <LinkButton icon="download" href={paths.deletionList} isDownload>
            {t.sheet}
          </LinkButton>
        }
      />
      <Section id="due" title={t.due} count={due.length} note={noteOf(props)}>
        {due.length === 0 ? <Empty title={t.nothingDue} text={t.nothingDueText} /> : <Cases {...props} cases={due} />}
      </Section>
      {bulk.length === 0 ? null : (
        <Section id="bulk" title={t.bulk}>
          <RowList>
            {bulk.map((one) => (
              <BulkRow bulk={one} actor={actor} language={language} key={one.caseType} />
            ))}
          </RowList>
        </Section>
      )}
      {soon.length === 0 ? null : (
        <Section id="soon" title={t.soon} count={soon.length}>
          <Cases {...props} cases={soon} isSoon />
        </Section>
      )}
      {held.length === 0 ? null : (
        <Section id="held" title={t.held} count={held.length}>
          <Cases {...props} cases={held} />
        </Section>
      )}
      <Gone {...props} />
    </Stack>
  );
}

const noteOf = ({ every, candidates, language }: DeletionPageProps) =>
  every > candidates.length ? texts(language).more(every) : undefined;

function Cases({ cases, isSoon, ...props }: DeletionPageProps & { cases: Candidate[]; isSoon?: boolean }) {
  return (
    <RowList isTwoLines>
      {cases.map((one) => (
        <CaseRow candidate={one} isSoon={isSoon ?? false} {...props} key={one.citizenId} />
      ))}
    </RowList>
  );
}

/** The deletion list, by numbers alone. */
function Gone({ deletions, language }: DeletionPageProps) {
  const t = texts(language);
  return (
    <Section id="gone" title={t.gone}>
      {deletions.length === 0 ? (
        <Empty title={t.goneEmpty} />
      ) : (
        <DataTable
          label={t.gone}
          rows={deletions}
          keyOf={(row) => row.deletionId}
          columns={[
            { key: 'when', head: t.when, cell: (row) => formatDateTime(row.deletedAt, language) },
            { key: 'rule', head: t.rule, cell: (row) => caseTypeTexts(language)[row.caseType] },
            { key: 'number', head: t.number, cell: (row) => row.citizenId?.slice(0, 8) ?? '–' },
            { key: 'proposer', head: t.proposer, cell: (row) => row.proposer },
            { key: 'approver', head: t.approver, cell: (row) => row.approver },
          ]}
        />
      )}
    </Section>
  );
}

/** The second leader sees what goes, row by row of each table, and deletes. */
export function ApprovePage(props: {
  proposal: Proposed & { candidate: Candidate | null; bulk: InBulk | null };
  mayApprove: boolean;
  language: Language;
}) {
  const { proposal, language } = props;
  const { candidate, bulk } = proposal;
  const t = texts(language);
  const kind = caseTypeTexts(language)[(candidate ?? (bulk as InBulk)).caseType];
  const facts = candidate
    ? [
        { label: t.name, value: displayName(candidate) },
        { label: t.rule, value: closureOf(candidate, language) },
      ]
    : [{ label: t.rule, value: kind }];
  return (
    <Stack>
      <PageHead title={t.approveTitle} lead={t.approveLead} back={{ href: paths.deletion, label: t.back }} />
      <FactList facts={[...facts, { label: t.proposer, value: proposal.proposer }]} />
      <RowsTable
        counted={candidate?.counted ?? { [tableOfBulk(bulk as InBulk)]: (bulk as InBulk).n }}
        language={language}
      />
      {candidate ? <p>{t.archive}</p> : null}
      {props.mayApprove ? (
        <PostButton
          kind="danger"
          action={paths.deletionProposal(proposal.proposalId)}
          fields={{ form_key: crypto.randomUUID() }}
        >
          {t.approve}
        </PostButton>
      ) : (
        <p>{t.ownProposal}</p>
      )}
    </Stack>
  );
}

const tableOfBulk = ({ caseType }: InBulk) => (caseType === 'read_log' ? 'read_log' : 'visit');

function RowsTable({ counted, language }: { counted: CountedRows; language: Language }) {
  const t = texts(language);
  const words: Partial<Record<string, string>> = tableTexts(language);
  const rows = Object.entries(counted);
  return (
    <DataTable
      label={t.whatGoes}
      isNarrow
      hasCaption
      rows={rows}
      keyOf={([table]) => table}
      columns={[
        { key: 'table', head: t.table, cell: ([table]) => words[table] ?? table },
        { key: 'count', head: t.count, isNumber: true, cell: ([, n]) => n },
      ]}
      total={{ table: t.total, count: rows.reduce((sum, [, n]) => sum + n, 0) }}
    />
  );
}
