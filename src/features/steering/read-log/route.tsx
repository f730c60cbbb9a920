import { displayName } from '#domain/identity/person-name.ts';
import { formatDateTime } from '#drawing/format-time.ts';
import { DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { type LookUp, lookUpsOf } from './queries.ts';
import { texts } from './texts.ts';

/** Who has looked at a citizen's file, when and why: for leaders. */
export const readLogRoutes: readonly Route[] = [
  { method: 'GET', path: paths.readLog(':citizen'), act: 'read-log.read', handle: show },
];

async function show(visit: Visit): Promise<Answer> {
  const { tx, language } = visit;
  const t = texts(language);
  const citizenId = visit.id('citizen');
  const citizen = await tx
    .selectFrom('citizen')
    .select(['first_name', 'last_name'])
    .where('citizen_id', '=', citizenId)
    .executeTakeFirst();
  if (!citizen) throw new NotFound();
  visit.saw(citizenId);
  const lookUps = await lookUpsOf(tx, citizenId);
  return page({
    title: t.title,
    place: 'citizens',
    body: (
      <>
        <PageHead
          title={t.title}
          lead={t.lead(displayName({ firstName: citizen.first_name, lastName: citizen.last_name }), lookUps.length)}
          back={{ href: paths.citizen(citizenId), label: t.back }}
        />
        {lookUps.length === 0 ? <Empty title={t.nobody} /> : <LookUps lookUps={lookUps} language={language} />}
      </>
    ),
  });
}

function LookUps({ lookUps, language }: { lookUps: LookUp[]; language: Visit['language'] }) {
  const t = texts(language);
  return (
    <DataTable
      label={t.title}
      rows={lookUps}
      keyOf={(row) => `${row.readAt.toString()} ${row.act} ${row.lastName}`}
      columns={[
        { key: 'when', head: t.when, cell: (row) => formatDateTime(row.readAt, language) },
        { key: 'who', head: t.who, cell: (row) => displayName(row) },
        { key: 'organisation', head: t.organisation, cell: (row) => row.organisation },
        { key: 'why', head: t.why, cell: (row) => t[row.purpose] },
        { key: 'what', head: t.what, cell: (row) => row.act },
      ]}
    />
  );
}
