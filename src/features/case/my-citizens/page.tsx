import type { Month } from '#domain/calendar/month.ts';
import { countsAs } from '#domain/employment/placement-kind.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { formatDate, formatMonth } from '#drawing/format-date.ts';
import { formatHours } from '#drawing/format-number.ts';
import { danishDateOf } from '#drawing/format-time.ts';
import { formatDays, relativeDay } from '#drawing/relative-day.ts';
import { ProtectedTag } from '#web/citizen/protected-tag.tsx';
import { type Column, DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { OwnWords } from '#web/components/own-words.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Tabs } from '#web/components/tabs.tsx';
import { Tag } from '#web/components/tag.tsx';
import { Tags } from '#web/components/tags.tsx';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { CaseloadLine, Due } from './caseload-line.ts';
import { texts } from './texts.ts';

/** The selections of the list. */
export const views = ['all', 'due', 'quiet', 'working'] as const;
export type View = (typeof views)[number];

/** Everything on the list's page. */
export interface CaseloadState {
  lines: readonly CaseloadLine[];
  shown: readonly CaseloadLine[];
  scope: 'mine' | 'office';
  view: View;
  month: Month;
  today: Temporal.PlainDate;
  language: Language;
  mayWrite: boolean;
  mayCreate: boolean;
}

/** Da: Mine borgere. What was last, what is next, and what waits; each row leads on. */
export function CaseloadPage(state: CaseloadState) {
  const { lines, shown, scope, language } = state;
  const t = texts(language);
  const late = lines.filter((line) => line.due.some((due) => due.kind === 'promise' && due.daysLate > 0)).length;
  const quiet = lines.filter((line) => line.gap.needsContact).length;
  return (
    <>
      <PageHead
        title={scope === 'mine' ? t.title : t.officeTitle}
        lead={t.lead(lines.length, late, quiet)}
        acts={
          state.mayCreate ? (
            <LinkButton kind="primary" icon="plus" href={paths.newCitizen}>
              {t.newCitizen}
            </LinkButton>
          ) : undefined
        }
      />
      <Filters {...state} />
      {shown.length === 0 ? (
        <Empty title={t.emptyTitle} text={lines.length === 0 ? t.emptyText : t.emptyFilter} />
      ) : (
        <DataTable label={t.table} columns={columnsOf(state)} rows={shown} keyOf={(line) => line.citizenId} />
      )}
    </>
  );
}

function Filters({ scope, view, lines, language }: CaseloadState) {
  const t = texts(language);
  const href = (who: string, show: string) => `${paths.citizens}?who=${who}&show=${show}`;
  const fits = (one: View) => lines.filter((line) => isShown(line, one)).length;
  return (
    <>
      <Tabs
        label={t.filters}
        tabs={(['mine', 'office'] as const).map((who) => ({
          href: href(who, view),
          label: t[who],
          isCurrent: who === scope,
        }))}
      />
      <Tabs
        label={t.views}
        tabs={views.map((one) => ({
          href: href(scope, one),
          label: t[one],
          count: fits(one),
          isCurrent: one === view,
        }))}
      />
    </>
  );
}

/** Whether a line belongs to a selection. */
export function isShown(line: CaseloadLine, view: View): boolean {
  if (view === 'due') return line.due.length > 0;
  if (view === 'quiet') return line.gap.needsContact;
  if (view === 'working') return line.isEmployed;
  return true;
}

function columnsOf(state: CaseloadState): Column<CaseloadLine>[] {
  const { language, today, month } = state;
  const t = texts(language);
  const columns: Column<CaseloadLine>[] = [
    { key: 'name', head: t.name, cell: (line) => <Name line={line} language={language} /> },
    {
      key: 'last',
      head: t.lastContact,
      cell: (line) => (line.lastContactAt ? relativeDay(danishDateOf(line.lastContactAt), today, language) : t.never),
    },
    { key: 'promise', head: t.nextPromise, cell: (line) => <Promised line={line} language={language} /> },
    {
      key: 'step',
      head: t.nextStep,
      cell: ({ nextStep }) => (nextStep?.isOwnWords ? <OwnWords words={nextStep.what} size="s" /> : nextStep?.what),
    },
    {
      key: 'hours',
      head: t.hours(formatMonth(month, language).split(' ')[0] ?? ''),
      isNumber: true,
      isNow: true,
      cell: (line) => hoursOf(line, language),
    },
    { key: 'due', head: t.waits, cell: (line) => <DueTags line={line} language={language} /> },
  ];
  return state.mayWrite
    ? [...columns, { key: 'acts', head: t.acts, cell: (line) => <WriteNote line={line} language={language} /> }]
    : columns;
}

interface CellProps {
  line: CaseloadLine;
  language: Language;
}

function Name({ line, language }: CellProps) {
  const t = texts(language);
  return (
    <>
      <NameLink href={paths.citizen(line.citizenId)}>{displayName(line)}</NameLink>{' '}
      <Tags>
        <ProtectedTag person={line} language={language} />
        {line.needsInterpreter ? <Tag icon="languages">{t.interpreter}</Tag> : null}
        {line.isMine || line.contactPerson === null ? null : <Tag tone="sky">{line.contactPerson}</Tag>}
      </Tags>
    </>
  );
}

function Promised({ line: { nextPromise }, language }: CellProps) {
  if (!nextPromise) return null;
  const day = formatDate(Temporal.PlainDate.from(nextPromise.dueOn), language, 'day-month');
  return (
    <>
      {nextPromise.what} <span class="meta">{nextPromise.isMine ? day : `${nextPromise.owner}, ${day}`}</span>
    </>
  );
}

/** "·" nobody pays yet; "ukendt" somebody pays and the hours are not known; else the month's ordinary hours. */
function hoursOf({ isEmployed, hours, month }: CaseloadLine, language: Language): string {
  const t = texts(language);
  if (!isEmployed) return '·';
  if (!hours.some((one) => countsAs(one.kind) === 'ordinary' && one.hours !== null)) return t.unknown;
  const sum = formatHours(month.ordinaryHours, language);
  const isClose = month.missingHours !== null && month.missingHours > 0 && month.missingHours <= 6;
  return isClose ? `${sum}, ${t.missing(formatHours(month.missingHours, language))}` : sum;
}

function DueTags({ line, language }: CellProps) {
  return (
    <Tags>
      {line.due.map((due) => (
        <DueTag due={due} language={language} key={due.kind === 'placement' ? due.company : due.kind} />
      ))}
    </Tags>
  );
}

function DueTag({ due, language }: { due: Due; language: Language }) {
  const t = texts(language);
  const day = (date: Temporal.PlainDate) => formatDate(date, language, 'day-month');
  switch (due.kind) {
    case 'promise':
      return due.daysLate > 0 ? (
        <Tag tone="brick" icon="clock">
          {t.late(formatDays(due.daysLate, language))}
        </Tag>
      ) : (
        <Tag tone="lamp" icon="clock">
          {t.dueToday}
        </Tag>
      );
    case 'contact':
      return (
        <Tag tone="lamp" icon="phone">
          {t.noContact(formatDays(due.days, language))}
        </Tag>
      );
    case 'placement':
      return (
        <Tag tone="lamp" icon="building-2">
          {t.ends(due.company, day(due.endsOn))}
        </Tag>
      );
    case 'review':
      return <Tag icon="calendar">{t.review(day(due.on))}</Tag>;
  }
}

function WriteNote({ line, language }: CellProps) {
  const t = texts(language);
  return (
    <LinkButton
      kind="quiet"
      size="small"
      href={`${paths.citizen(line.citizenId)}?open=contact#contact`}
      label={`${t.writeNote}: ${displayName(line)}`}
    >
      {t.writeNote}
    </LinkButton>
  );
}
