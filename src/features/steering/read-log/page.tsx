import { displayName } from '#domain/identity/person-name.ts';
import { formatDateTime } from '#drawing/format-time.ts';
import { actWords } from '#web/citizen/act-words.ts';
import type { CitizenHead } from '#web/citizen/find-citizen.ts';
import { ProtectedNotice } from '#web/citizen/protected-tag.tsx';
import { type Column, DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tabs } from '#web/components/tabs.tsx';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { LookUp } from './queries.ts';
import { texts } from './texts.ts';

interface ReadLog {
  citizen: CitizenHead;
  lookUps: LookUp[];
  hasNames: boolean;
  language: Language;
}

/** The extract for the citizen, or the same with names for the office's own oversight. */
export function ReadLogPage({ citizen, lookUps, hasNames, language }: ReadLog) {
  const t = texts(language);
  const { citizenId } = citizen;
  return (
    <Stack>
      <PageHead
        title={t.title}
        lead={t.lead(displayName(citizen), lookUps.length)}
        state={citizen.isProtected ? <ProtectedNotice citizen={citizen} language={language} /> : undefined}
        back={{ href: paths.citizen(citizenId), label: t.back }}
        acts={
          hasNames ? undefined : (
            <>
              <LinkButton href={paths.readLogSheet(citizenId)}>{t.sheet}</LinkButton>
              <LinkButton href={paths.handOverReadLog(citizenId)}>{t.handOver}</LinkButton>
            </>
          )
        }
      />
      <Tabs
        label={t.views}
        tabs={[
          { href: paths.readLog(citizenId), label: t.forCitizen, isCurrent: !hasNames },
          { href: paths.readLogNames(citizenId), label: t.withNames, isCurrent: hasNames },
        ]}
      />
      <p>{hasNames ? t.namesLead : t.right}</p>
      {lookUps.length === 0 ? (
        <Empty title={t.nobody} />
      ) : (
        <DataTable
          label={t.title}
          rows={lookUps}
          keyOf={(row) => `${row.readAt.toString()} ${row.act} ${row.lastName}`}
          columns={columnsOf(hasNames, language)}
        />
      )}
    </Stack>
  );
}

/** The extract's columns, in the citizen's form or with names. */
export function columnsOf(hasNames: boolean, language: Language): Column<LookUp>[] {
  const t = texts(language);
  const shown: Column<LookUp>[] = [
    { key: 'when', head: t.when, cell: (row) => formatDateTime(row.readAt, language) },
    { key: 'what', head: t.what, cell: (row) => wordsOf(row, language) },
    { key: 'why', head: t.why, cell: (row) => t[row.purpose] },
    { key: 'organisation', head: t.organisation, cell: (row) => row.organisation },
  ];
  return hasNames ? [...shown, { key: 'who', head: t.who, cell: (row) => displayName(row) }] : shown;
}

const wordsOf = ({ act, purpose }: LookUp, language: Language) => actWords(act, language) ?? texts(language)[purpose];

/** The extract for the citizen as lines of a sheet: no names of staff. */
export function linesOf(lookUps: readonly LookUp[], language: Language, isDemo: boolean): string[][] {
  const t = texts(language);
  return [
    [t.when, t.what, t.why, t.organisation],
    ...lookUps.map((row) => [
      formatDateTime(row.readAt, language),
      wordsOf(row, language),
      t[row.purpose],
      row.organisation,
    ]),
    [],
    [t.right],
    ...(isDemo ? [[t.demo]] : []),
  ];
}
