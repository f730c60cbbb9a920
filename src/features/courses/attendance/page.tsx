import { formatDate } from '#drawing/format-date.ts';
import { formatDateTime, formatTimeRange } from '#drawing/format-time.ts';
import { sortDanish } from '#drawing/sort-danish.ts';
import { ProtectedTag } from '#web/citizen/protected-tag.tsx';
import { Acts } from '#web/components/acts.tsx';
import { Button } from '#web/components/button.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { HiddenFields } from '#web/components/hidden-fields.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Segments } from '#web/components/segments.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { countStates } from './form.ts';
import type { AttendanceList, ListedParticipant } from './queries.ts';
import { attendanceStates, awayReasons } from './save-attendance.ts';
import { texts } from './texts.ts';

interface AttendanceView {
  list: AttendanceList;
  form: Form;
  formKey: string;
  mayLead: boolean;
  /** A colleague saved the list since it was read. */
  isChanged: boolean;
  language: Language;
}

const fullName = (person: ListedParticipant) => `${person.firstName} ${person.lastName}`.trim();

/** Da: mødelisten, for a phone: everyone starts as here, three words, one tap for each exception. */
export function AttendancePage(view: AttendanceView) {
  const { list, form, language } = view;
  const t = texts(language);
  const day = formatDate(list.startsAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(), language, 'weekday');
  const when = `${day} ${formatTimeRange(list.startsAt, list.endsAt, language)}`;
  const saved = list.participants.filter(({ state }) => state !== null) as (ListedParticipant & { state: 'here' })[];
  return (
    <>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead
        title={list.course}
        back={{ href: paths.course(list.courseId), label: t.back }}
        lead={t.lead(list.number, list.sessions, when, list.place)}
      />
      {view.isChanged ? (
        <p class="field-error" role="alert">
          {t.changed}
        </p>
      ) : null}
      {list.participants.length === 0 ? (
        <Empty title={t.none} text={t.noneText} />
      ) : (
        <form method="post" action={paths.attendance(list.sessionId)}>
          <HiddenFields fields={{ version: String(list.version), form_key: view.formKey }} />
          <Stack>
            <Section
              id="who"
              title={t.heading}
              count={saved.length > 0 ? t.count(...countStates(saved)) : undefined}
              note={
                list.savedAt && list.savedBy ? t.savedBy(list.savedBy, formatDateTime(list.savedAt, language)) : t.hint
              }
            >
              <RowList>
                {sortDanish(list.participants, fullName).map((person) => (
                  <Participant {...view} person={person} key={person.citizenId} />
                ))}
              </RowList>
            </Section>
            {view.mayLead ? (
              <Acts>
                <Button kind="primary" size="big">
                  {t.save}
                </Button>
              </Acts>
            ) : null}
          </Stack>
        </form>
      )}
    </>
  );
}

function Participant({ form, person, isChanged, language }: AttendanceView & { person: ListedParticipant }) {
  const t = texts(language);
  const name = `state.${person.citizenId}`;
  const typed = form.typed(name);
  const chosen = typed === '' ? (person.state ?? 'here') : typed;
  const reason = form.typed(`reason.${person.citizenId}`) || person.reason;
  const differs = isChanged && person.state !== null && person.state !== chosen;
  return (
    <Row
      id={name}
      main={
        <>
          <strong>{fullName(person)}</strong> <ProtectedTag person={person} language={language} />
        </>
      }
      sub={differs && person.state ? t.colleague(t[person.state]) : null}
      state={
        <Segments
          legend={t.who(fullName(person))}
          name={name}
          chosen={chosen}
          segments={attendanceStates.map((state) => ({ value: state, label: t[state], tone: state }))}
        />
      }
      acts={
        <div class="away-reasons">
          <ChipGroup
            legend={t.why(fullName(person))}
            isLegendHidden
            name={`reason.${person.citizenId}`}
            kind="radio"
            chips={awayReasons.map((one) => ({ value: one, label: t[one], isChosen: one === reason }))}
          />
        </div>
      }
    />
  );
}
