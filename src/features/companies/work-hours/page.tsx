import type { Month } from '#domain/calendar/month.ts';
import { SMALL_JOB_RULES } from '#domain/employment/thirty-hour-rule.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { formatMonth } from '#drawing/format-date.ts';
import { formatHours, formatNumber } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { codeOptions, codeWord } from '#web/citizen/code-words.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { Button } from '#web/components/button.tsx';
import { type Column, DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { HoursBar } from '#web/components/hours-bar.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Tag } from '#web/components/tag.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import {
  cellName,
  cellOf,
  employedNow,
  fieldOf,
  type Grid,
  ordinaryTotal,
  ruleOf,
  shownIn,
  sourceFieldOf,
  versionFieldOf,
  wasFieldOf,
  wasSourceFieldOf,
} from './grid.ts';
import type { GridRow } from './queries.ts';
import { texts } from './texts.ts';

export interface GridPageProps {
  grid: Grid;
  language: Language;
  /** What was typed, when the form came back. */
  form: Form | undefined;
  /** A colleague was first: both values are in the errors. */
  hasConflict: boolean;
  mayWrite: boolean;
}

const shortMonth = (month: Month, language: Language) => formatMonth(month, language, 'short').replace(/ \d+$/, '');
const monthName = (month: Month, language: Language) => formatMonth(month, language).replace(/ \d+$/, '');
const NEARLY = 6;

/** Da: Timer. The months of the caseload in one grid; the last two are fields. */
export function GridPage(props: GridPageProps) {
  const { grid, language, form, mayWrite } = props;
  const t = texts(language);
  const citizens = employedNow(grid).map((id) => ruleOf(grid, id));
  const goal = citizens[0]?.hoursPerMonth ?? SMALL_JOB_RULES[0]?.hoursPerMonth ?? 0;
  // With protected citizens the address answers with a warning first, which is a page and not a file.
  const hasProtected = [...grid.ordinary, ...grid.other].some((row) => row.isProtected);
  const isEmpty = grid.ordinary.length + grid.other.length === 0;
  return (
    <>
      <ErrorSummary title={props.hasConflict ? t.changed : t.errors} errors={form?.errors ?? []} />
      <PageHead
        title={t.title}
        aside={t.aside(formatMonth(grid.current, language))}
        lead={t.lead(
          citizens.length,
          citizens.filter((one) => one.isMet).length,
          goal,
          citizens.filter((one) => one.unknownCount > 0).length,
        )}
        acts={
          <LinkButton icon="download" href={paths.workHoursSheet} isDownload={!hasProtected}>
            {t.getExcel}
          </LinkButton>
        }
      />
      {isEmpty ? (
        <Empty title={t.none} text={t.noneText} />
      ) : (
        <form method="post" action={paths.workHours} data-hours>
          <input type="hidden" name="form_key" value={crypto.randomUUID()} />
          <GridTable {...props} />
          <Foot grid={grid} language={language} goal={goal} mayWrite={mayWrite} />
        </form>
      )}
    </>
  );
}

/** Of somebody with two jobs, the one whose row carries the sum of both. */
function firstPlacements(grid: Grid): Set<string> {
  return new Set(
    grid.ordinary
      .filter((row, index) => grid.ordinary.findIndex((one) => one.citizenId === row.citizenId) === index)
      .map((row) => row.placementId),
  );
}

function GridTable(props: GridPageProps) {
  const { grid, language } = props;
  const t = texts(language);
  const firstOf = firstPlacements(grid);
  const columns: Column<GridRow>[] = [
    {
      key: 'citizen',
      head: t.citizen,
      cell: (row) => <PersonLink person={row} language={language} />,
    },
    {
      key: 'workplace',
      head: t.workplace,
      cell: (row) =>
        grid.other.includes(row) ? `${codeWord(grid.kinds, row.kind, language)}, ${row.company}` : row.company,
    },
    ...grid.months.map(
      (month): Column<GridRow> => ({
        key: month,
        head: shortMonth(month, language),
        isNumber: true,
        isNow: month === grid.current,
        cell: (row) => <GridCell {...props} row={row} month={month} />,
      }),
    ),
    {
      key: 'toward',
      head: t.toward(SMALL_JOB_RULES.at(-1)?.hoursPerMonth ?? 0, monthName(grid.current, language)),
      cell: (row) => (firstOf.has(row.placementId) ? <Toward grid={grid} row={row} language={language} /> : null),
    },
    { key: 'source', head: t.source, cell: (row) => <Source {...props} row={row} /> },
  ];
  return (
    <DataTable
      label={t.title}
      columns={columns}
      keyOf={(row) => row.placementId}
      groups={[
        ...(grid.ordinary.length > 0
          ? [
              {
                title: t.ordinary,
                rows: grid.ordinary,
                total: {
                  citizen: t.total,
                  ...Object.fromEntries(
                    grid.months.map((month) => [month, formatNumber(ordinaryTotal(grid, month), language)]),
                  ),
                },
              },
            ]
          : []),
        ...(grid.other.length > 0 ? [{ title: t.other, note: t.otherNote, rows: grid.other }] : []),
      ]}
    />
  );
}

function GridCell(props: GridPageProps & { row: GridRow; month: Month }) {
  const { grid, row, month, language, form, mayWrite } = props;
  const t = texts(language);
  const cell = cellOf(row, month);
  if (cell.kind === 'not_employed') return <span class="cell-none">·</span>;
  if (!mayWrite || !grid.editable.includes(month))
    return cell.kind === 'hours' ? (
      <>{formatNumber(cell.hours, language)}</>
    ) : (
      <span class="cell-none">{t.unknown}</span>
    );
  const field = fieldOf(row, month);
  const shown = shownIn(cell, props);
  const error = form?.errorOf(field);
  const isOther = grid.other.includes(row);
  const isUnknown = cell.kind !== 'hours';
  return (
    <>
      <input
        class={['cell-field', isOther && 'cell-field-plain', isUnknown && 'cell-field-unknown']
          .filter(Boolean)
          .join(' ')}
        id={field}
        name={field}
        value={shown.value}
        placeholder={t.unknown}
        inputMode="decimal"
        autoComplete="off"
        aria-label={cellName(row, month, language)}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${field}-error` : undefined}
        data-month={month}
      />
      <CellError field={field} error={error?.replace(`${cellName(row, month, language)}: `, '')} />
      <input type="hidden" name={versionFieldOf(row, month)} value={shown.version} />
      <input type="hidden" name={wasFieldOf(row, month)} value={shown.was} />
    </>
  );
}

/** What is wrong, at the cell itself; the summary on top says it too, with the citizen's name. */
function CellError({ field, error }: { field: string; error: string | undefined }) {
  return error ? (
    <span class="cell-error" id={`${field}-error`}>
      {error}
    </span>
  ) : null;
}

function Toward({ grid, row, language }: { grid: Grid; row: GridRow; language: Language }) {
  const t = texts(language);
  if (!employedNow(grid).includes(row.citizenId)) return null;
  const rule = ruleOf(grid, row.citizenId);
  if (rule.hoursPerMonth === null || rule.missingHours === null) return null;
  const hours = formatHours(rule.ordinaryHours, language);
  const missing = t.missing(formatNumber(rule.missingHours, language));
  return (
    <HoursBar hours={rule.ordinaryHours} goal={rule.hoursPerMonth}>
      {rule.isMet ? (
        hours
      ) : rule.isMet === null ? (
        <Tag tone="lamp" icon="circle-question-mark">
          {t.unknownJobs(hours)}
        </Tag>
      ) : rule.missingHours <= NEARLY ? (
        <Tag tone="lamp">{missing}</Tag>
      ) : (
        missing
      )}
    </HoursBar>
  );
}

function Source({ grid, row, language, form, mayWrite }: GridPageProps & { row: GridRow }) {
  const field = sourceFieldOf(row);
  const error = form?.errorOf(field);
  const chosen = form?.typed(field) || row.source || 'citizen';
  if (!mayWrite) return <>{row.source ? codeWord(grid.sources, row.source, language) : ''}</>;
  return (
    <>
      <select
        class="cell-select"
        id={field}
        name={field}
        aria-label={texts(language).sourceOf(displayName(row))}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${field}-error` : undefined}
      >
        {codeOptions(grid.sources, language).map((one) => (
          <option value={one.value} selected={one.value === chosen} key={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      <input
        type="hidden"
        name={wasSourceFieldOf(row)}
        value={form?.typed(wasSourceFieldOf(row)) || row.source || 'citizen'}
      />
      <CellError field={field} error={error?.replace(`${displayName(row)}: `, '')} />
    </>
  );
}

function Foot({ grid, language, goal, mayWrite }: { grid: Grid; language: Language; goal: number; mayWrite: boolean }) {
  const t = texts(language);
  const keys: [string, string][] = [
    ['Enter', t.keyEnter],
    ['Tab', t.keyTab],
    ['=', t.keySame],
    ['?', t.keyUnknown],
    ['Ctrl V', t.keyPaste],
  ];
  return (
    <div class="hours-foot">
      {mayWrite ? (
        <p>
          <Button kind="primary">{t.save}</Button>{' '}
          <span class="secondary">
            {t.editable(
              joinWords(
                grid.editable.map((month) => monthName(month, language)),
                language,
              ),
            )}
          </span>
        </p>
      ) : null}
      <p class="keys">
        {keys.map(([key, words]) => (
          <span key={key}>
            <kbd>{key}</kbd>
            {words}
          </span>
        ))}
        <span>{t.ruleNote(goal)}</span>
      </p>
    </div>
  );
}
