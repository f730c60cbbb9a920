import { promiseState } from '#domain/caseload/promise-state.ts';
import { formatDays } from '#drawing/relative-day.ts';
import { KeepPromiseForm, MakePromiseForm, PostponePromiseForm } from '#web/citizen/promise-forms.tsx';
import { Empty } from '#web/components/empty.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Paper } from '#web/components/paper.tsx';
import { RoundCheck } from '#web/components/round-check.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import type { OpenPromise } from './citizen-file.ts';
import { type CitizenState, dayOf, plainDay } from './state.ts';
import { texts } from './texts.ts';

/** Da: Løfter. What the office has promised and not yet done; kept and moved where they stand. */
export function PromisesSection(state: CitizenState) {
  const { file, language, may, open } = state;
  const t = texts(language);
  const isOpen = open?.form === 'promise' && may.promise;
  const link =
    may.promise && !isOpen
      ? { href: `${paths.citizen(file.citizenId)}?open=promise#promise`, label: t.newPromise }
      : undefined;
  return (
    <Section id="promises" title={t.promises} count={file.promises.length} note={t.promisesNote} link={link}>
      {isOpen ? (
        <Paper>
          <MakePromiseForm citizen={file} back="citizen" {...state} />
        </Paper>
      ) : null}
      {file.promises.length > 0 ? (
        <RowList>
          {file.promises.map((one) => (
            <PromiseRow promise={one} state={state} key={one.promiseId} />
          ))}
        </RowList>
      ) : isOpen ? null : (
        <Empty title={t.noPromises} />
      )}
    </Section>
  );
}

function PromiseRow({ promise, state }: { promise: OpenPromise; state: CitizenState }) {
  const { file, language, may, open, form } = state;
  const t = texts(language);
  const href = (what: string) =>
    `${paths.citizen(file.citizenId)}?open=${what}-${promise.promiseId}#${what}-${promise.promiseId}`;
  const opened = open && 'promiseId' in open && open.promiseId === promise.promiseId && may.promise ? open.form : null;
  const same = { citizen: file, promise, form, language, back: 'citizen' } as const;
  return (
    <Row
      lead={
        may.promise ? (
          <RoundCheck href={href('keep')} label={t.keep(promise.what)} isDone={opened === 'keep'} />
        ) : undefined
      }
      main={promise.what}
      fact={promise.owner}
      state={<DueTag promise={promise} state={state} />}
      acts={
        may.promise && !opened ? (
          <LinkButton kind="quiet" href={href('postpone')} label={`${t.postpone}: ${promise.what}`}>
            {t.postpone}
          </LinkButton>
        ) : undefined
      }
      open={
        opened === 'keep' ? (
          <KeepPromiseForm {...same} />
        ) : opened === 'postpone' ? (
          <PostponePromiseForm {...same} />
        ) : undefined
      }
    />
  );
}

function DueTag({ promise, state }: { promise: OpenPromise; state: CitizenState }) {
  const t = texts(state.language);
  const { state: standing, daysLate } = promiseState({ dueOn: dayOf(promise.dueOn), isKept: false }, state.today);
  if (standing === 'overdue')
    return (
      <Tag tone="brick" icon="clock">
        {t.late(formatDays(daysLate, state.language))}
      </Tag>
    );
  if (standing === 'due_today') return <Tag tone="lamp">{t.dueToday}</Tag>;
  return <Tag>{plainDay(promise.dueOn, state)}</Tag>;
}
