import { formatDate } from '#drawing/format-date.ts';
import { formatTimeRange } from '#drawing/format-time.ts';
import { sortDanish } from '#drawing/sort-danish.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { Columns } from '#web/components/columns.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Unfold } from '#web/components/unfold.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { CoursePageRow, NamedCitizen } from './queries.ts';
import { texts } from './texts.ts';

interface CourseView {
  course: CoursePageRow;
  form: Form;
  formKey: string;
  mayLead: boolean;
  /** Municipal staff see every participant, so they alone can be told how many seats are free. */
  seesEveryone: boolean;
  language: Language;
}

const fullName = (person: NamedCitizen) => `${person.firstName} ${person.lastName}`.trim();

/** Da: holdets side. Its sessions with their attendance, and who takes part. */
export function CoursePage(view: CourseView) {
  const { course, form, language } = view;
  const t = texts(language);
  const free = Math.max(0, course.capacity - course.participants.length);
  return (
    <>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead
        title={course.name}
        back={{ href: paths.courses, label: t.back }}
        lead={view.seesEveryone ? t.lead(course.place, course.ledBy, free) : t.leadSome(course.place, course.ledBy)}
      />
      <Columns kind="halves">
        <Sessions course={course} language={language} />
        <Stack>
          <Participants {...view} />
          {view.mayLead ? <Join {...view} /> : null}
          {view.mayLead ? <MoreSessions {...view} /> : null}
        </Stack>
      </Columns>
    </>
  );
}

function Sessions({ course, language }: Pick<CourseView, 'course' | 'language'>) {
  const t = texts(language);
  return (
    <Section id="sessions" title={t.sessions} count={course.sessions.length}>
      <RowList isTwoLines>
        {course.sessions.map((session) => {
          const startsAt = Temporal.Instant.from(session.startsAt);
          const day = formatDate(startsAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(), language, 'weekday');
          return (
            <Row
              key={session.sessionId}
              main={`${session.number}. ${session.theme}`}
              sub={`${day}, ${formatTimeRange(startsAt, Temporal.Instant.from(session.endsAt), language)}`}
              state={session.savedAt ? t.saved(session.here, session.away) : null}
              acts={
                <LinkButton kind="quiet" href={paths.attendance(session.sessionId)} label={t.listFor(day)}>
                  {t.list}
                </LinkButton>
              }
            />
          );
        })}
      </RowList>
    </Section>
  );
}

function Participants({ course, formKey, mayLead, language }: CourseView) {
  const t = texts(language);
  if (course.participants.length === 0) {
    return (
      <Section id="participants" title={t.participants} count={0}>
        <Empty title={t.noParticipants} text={t.noParticipantsText} />
      </Section>
    );
  }
  return (
    <Section id="participants" title={t.participants} count={course.participants.length} note={t.participantsNote}>
      <RowList>
        {sortDanish(course.participants, fullName).map((person) => (
          <Row
            key={person.citizenId}
            main={<PersonLink person={person} language={language} />}
            note={t.came(person.cameTo, person.savedSessions)}
            acts={
              mayLead ? (
                <PostButton
                  kind="quiet"
                  action={paths.course(course.courseId)}
                  fields={{
                    leave: person.citizenId,
                    form_key: `${formKey.slice(0, -12)}${person.citizenId.slice(-12)}`,
                  }}
                  label={t.leaveFor(fullName(person))}
                >
                  {t.leave}
                </PostButton>
              ) : null
            }
          />
        ))}
      </RowList>
    </Section>
  );
}

function Join({ course, form, formKey, language }: CourseView) {
  const t = texts(language);
  const options = sortDanish(course.others, fullName).map((person) => ({
    value: person.citizenId,
    label: fullName(person),
  }));
  return (
    <Paper title={t.join}>
      <InlineForm action={paths.course(course.courseId)} save={t.saveJoin} fields={{ form_key: formKey }}>
        <Field
          label={t.who}
          name="citizen"
          kind="select"
          options={options}
          emptyOption={t.choose}
          value={form.typed('citizen')}
          error={form.errorOf('citizen')}
        />
      </InlineForm>
    </Paper>
  );
}

function MoreSessions({ course, form, formKey, language }: CourseView) {
  const t = texts(language);
  const field = (name: string) => ({ name, value: form.typed(name), error: form.errorOf(name), isRequired: true });
  // The two forms of the page are two acts: the last digit tells their keys apart.
  const ownKey = `${formKey.slice(0, -1)}${formKey.endsWith('0') ? '1' : '0'}`;
  return (
    <Unfold label={t.more} icon="plus" isOpen={form.typed('task') === 'session'}>
      <InlineForm
        action={paths.course(course.courseId)}
        save={t.saveSession}
        fields={{ task: 'session', form_key: ownKey }}
      >
        <Field label={t.theme} {...field('theme')} />
        <Field label={t.day} kind="date" {...field('day')} />
        <Field label={t.from} isShort {...field('from')} />
        <Field label={t.to} isShort {...field('to')} />
      </InlineForm>
    </Unfold>
  );
}
