import { promiseState } from '#domain/caseload/promise-state.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { Acts } from '#web/components/acts.tsx';
import { Empty } from '#web/components/empty.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { RoundCheck } from '#web/components/round-check.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import type { TodayState } from './page.tsx';
import type { PromiseDue } from './queries.ts';
import { texts } from './texts.ts';

/** What was promised for today or before; a promise opens into its question where it stands. */
export function Promises(state: TodayState) {
  const { promises, language } = state;
  const t = texts(language);
  const colleagues = [...new Set(promises.map((one) => one.coveredFor).filter((name) => name !== null))];
  return (
    <Section
      id="promises"
      title={t.promises}
      count={promises.length}
      note={colleagues.map((name) => t.forColleague(name)).join(', ') || undefined}
    >
      {promises.length === 0 ? (
        <Empty title={t.noPromises} text={t.noPromisesText} />
      ) : (
        <RowList>
          {promises.slice(0, 8).map((one) => (
            <PromiseRow key={one.promiseId} one={one} state={state} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

interface PromiseProps {
  one: PromiseDue;
  state: TodayState;
}

function PromiseRow({ one, state }: PromiseProps) {
  const { language, openPromise, mayWrite } = state;
  const t = texts(language);
  const isOpen = openPromise === one.promiseId;
  const fields = { version: String(one.version), back: paths.today, form_key: crypto.randomUUID() };
  return (
    <Row
      id={one.promiseId}
      lead={
        mayWrite ? (
          <RoundCheck
            href={`${paths.today}?open=${one.promiseId}#${one.promiseId}`}
            label={t.keep(one.what)}
            isDone={isOpen}
          />
        ) : undefined
      }
      main={
        <span>
          {one.what} {t.to} <PersonLink person={one} language={language} />
        </span>
      }
      state={<PromiseTags one={one} state={state} />}
      acts={mayWrite && !isOpen ? <PromiseActs one={one} state={state} fields={fields} /> : undefined}
      open={
        isOpen ? (
          <InlineForm
            action={paths.keepPromise(one.promiseId)}
            save={t.saveAndClose}
            cancel={{ href: paths.today, label: t.cancel }}
            sees={<SeesLine>{t.sees}</SeesLine>}
            fields={fields}
          >
            <Field name="outcome" label={t.whatCameOfIt} value="" isBeside />
          </InlineForm>
        ) : undefined
      }
    />
  );
}

function PromiseTags({ one, state: { language, today } }: PromiseProps) {
  const t = texts(language);
  const { daysLate } = promiseState({ dueOn: Temporal.PlainDate.from(one.dueOn), isKept: false }, today);
  return (
    <>
      {one.coveredFor ? <Tag tone="sky">{t.forColleague(one.coveredFor)}</Tag> : null}{' '}
      {daysLate > 0 ? (
        <Tag tone="brick" icon="clock">
          {daysLate === 1 ? t.promisedYesterday : t.promisedDaysAgo(daysLate)}
        </Tag>
      ) : (
        <Tag>{t.dueToday}</Tag>
      )}
    </>
  );
}

function PromiseActs({ one, state: { language, today }, fields }: PromiseProps & { fields: Record<string, string> }) {
  const t = texts(language);
  return (
    <Acts>
      <LinkButton kind="quiet" href={paths.writeContact(one.citizenId)} label={t.writeTo(displayName(one))}>
        {t.write}
      </LinkButton>
      <PostButton
        kind="quiet"
        action={paths.postponePromise(one.promiseId)}
        fields={{ ...fields, due_on: today.add({ days: 1 }).toString() }}
        label={`${t.postpone}: ${one.what}`}
      >
        {t.postpone}
      </PostButton>
    </Acts>
  );
}
