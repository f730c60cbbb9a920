import { displayName } from '#domain/identity/person-name.ts';
import { formatDate } from '#drawing/format-date.ts';
import { formatTimeRange } from '#drawing/format-time.ts';
import { joinWords } from '#drawing/join-words.ts';
import { sortDanish } from '#drawing/sort-danish.ts';
import { DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import { dutyWords, type HeldDuty } from '#web/staff/landlord-duties.ts';
import type { Language } from '#web/texts.ts';
import type { TeamMember, TeamShift } from './queries.ts';
import { texts } from './texts.ts';

interface TeamView {
  members: readonly TeamMember[];
  duties: readonly HeldDuty[];
  mayKeepDuties: boolean;
  ceiling: number;
  monday: Temporal.PlainDate;
  today: Temporal.PlainDate;
  language: Language;
}

const WORKING_DAYS = 5;
const fullName = (member: TeamMember) => `${member.firstName} ${member.lastName}`;

/** Da: Team. Who is in today, how many citizens each follows against the agreed ceiling, who covers, and the week. Sorted by name, never ranked. */
export function TeamPage(view: TeamView) {
  const { language, today } = view;
  const t = texts(language);
  const members = sortDanish(view.members, fullName);
  const present = members.filter((member) =>
    member.shifts.some((shift) => shift.day === today.toString() && shift.state === 'in'),
  );
  const names = joinWords(
    present.map(({ firstName }) => firstName),
    language,
  );
  return (
    <>
      <PageHead title={t.title} lead={t.lead(names, present.length > 0)} />
      {members.length === 0 ? (
        <Empty title={t.nobody} />
      ) : (
        <Stack>
          <Section id="people" title={t.people} note={t.ceilingNote(view.ceiling)}>
            <People {...view} members={members} />
          </Section>
          <Section id="week" title={t.week}>
            <Week {...view} members={members} />
          </Section>
          <LandlordStaff {...view} />
        </Stack>
      )}
    </>
  );
}

function People({ members, ceiling, language, today }: TeamView) {
  const t = texts(language);
  return (
    <DataTable
      label={t.people}
      rows={members}
      keyOf={(member) => member.staffId}
      columns={[
        { key: 'name', head: t.name, cell: fullName },
        { key: 'role', head: t.role, cell: (member) => (language === 'da' ? member.titleDa : member.titleEn) },
        { key: 'today', head: t.today, cell: (member) => <DayOf member={member} day={today} language={language} /> },
        {
          key: 'citizens',
          head: t.citizens,
          cell: (member) => <Caseload count={member.caseload} ceiling={ceiling} language={language} />,
        },
        {
          key: 'cover',
          head: t.cover,
          cell: ({ coveredBy }) =>
            coveredBy ? (
              <Tag tone="sky">
                {t.coveredBy(
                  coveredBy.firstName,
                  formatDate(Temporal.PlainDate.from(coveredBy.until), language, 'day-month'),
                )}
              </Tag>
            ) : null,
        },
      ]}
    />
  );
}

/** Those of the landlord's people who see no citizen, so that nobody asks them. */
function LandlordStaff({ duties, mayKeepDuties, language }: TeamView) {
  const t = texts(language);
  const words = dutyWords(language);
  if (duties.length === 0 && !mayKeepDuties) return null;
  return (
    <Section
      id="landlord"
      title={t.landlord}
      count={duties.length}
      note={t.landlordNote}
      link={mayKeepDuties ? { href: paths.landlordDuties, label: t.keepDuties } : undefined}
    >
      {duties.length === 0 ? (
        <Empty title={t.noDuties} />
      ) : (
        <RowList shape="facts">
          {duties.map((one) => (
            <Row
              key={one.landlordDutyId}
              main={<strong>{displayName(one)}</strong>}
              fact={words[one.duty]}
              note={one.organisation}
              state={<Tag>{t.noCaseRole}</Tag>}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function Caseload({ count, ceiling, language }: { count: number | null; ceiling: number; language: Language }) {
  const t = texts(language);
  if (count === null) return null;
  return (
    <>
      {t.caseload(count, ceiling)} {count > ceiling ? <Tag tone="lamp">{t.over}</Tag> : null}
    </>
  );
}

function Week({ members, monday, language, today }: TeamView) {
  const t = texts(language);
  const days = Array.from({ length: WORKING_DAYS }, (_, at) => monday.add({ days: at }));
  const working = members.filter((member) => member.shifts.length > 0);
  if (working.length === 0) return <Empty title={t.noShifts} />;
  return (
    <DataTable
      label={t.week}
      rows={working}
      keyOf={(member) => member.staffId}
      columns={[
        { key: 'name', head: t.name, cell: fullName },
        ...days.map((day) => ({
          key: day.toString(),
          head: formatDate(day, language, 'weekday-short'),
          isNow: day.equals(today),
          cell: (member: TeamMember) => <DayOf member={member} day={day} language={language} />,
        })),
      ]}
    />
  );
}

function DayOf({ member, day, language }: { member: TeamMember; day: Temporal.PlainDate; language: Language }) {
  const t = texts(language);
  const shifts = member.shifts.filter((shift) => shift.day === day.toString());
  if (shifts.length === 0) return <span class="meta">{t.off}</span>;
  return (
    <>
      {shifts.map((shift) => (
        <span key={shift.starts}>{shift.state === 'in' ? hoursOf(shift, language) : <Tag>{t[shift.state]}</Tag>} </span>
      ))}
    </>
  );
}

function hoursOf(shift: TeamShift, language: Language): string {
  return formatTimeRange(Temporal.PlainTime.from(shift.starts), Temporal.PlainTime.from(shift.ends), language);
}
