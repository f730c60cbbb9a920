import { formatDate } from '#drawing/format-date.ts';
import { formatTime } from '#drawing/format-time.ts';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { ListedCourse } from './queries.ts';
import { texts } from './texts.ts';

/** What the page shows: courses, and the open form when a new one is being set up. */
export interface CoursesView {
  courses: readonly ListedCourse[];
  /** The open form, as typed; null while it is closed. */
  form: Form | null;
  formKey: string;
  mayLead: boolean;
  /** Municipal staff see every participant; others only those who consented, so they are shown no seats. */
  seesEveryone: boolean;
  language: Language;
  today: Temporal.PlainDate;
}

/** Da: Hold. What runs and what is to come, then what has ended. */
export function CoursesPage(view: CoursesView) {
  const { courses, form, language, today } = view;
  const t = texts(language);
  const running = courses.filter((course) => course.endsOn >= today.toString());
  const ended = courses.filter((course) => course.endsOn < today.toString());
  const start = (
    <LinkButton kind="primary" icon="plus" href={`${paths.courses}?open=new`}>
      {t.start}
    </LinkButton>
  );
  return (
    <>
      <ErrorSummary title={t.errors} errors={form?.errors ?? []} />
      <PageHead title={t.title} lead={t.lead(running.length)} acts={view.mayLead && !form ? start : null} />
      <Stack>
        {form ? <NewCourseForm {...view} form={form} /> : null}
        <Section id="running" title={t.running} count={running.length}>
          {running.length > 0 ? <Rows {...view} courses={running} /> : <Empty title={t.none} text={t.noneText} />}
        </Section>
        {ended.length > 0 ? (
          <Section id="ended" title={t.ended} count={ended.length}>
            <Rows {...view} courses={ended} />
          </Section>
        ) : null}
      </Stack>
    </>
  );
}

function Rows({ courses, seesEveryone, language }: Pick<CoursesView, 'courses' | 'seesEveryone' | 'language'>) {
  const t = texts(language);
  return (
    <RowList isTwoLines>
      {courses.map((course) => (
        <Row
          key={course.courseId}
          main={<NameLink href={paths.course(course.courseId)}>{course.name}</NameLink>}
          sub={`${course.place}, ${course.ledBy}`}
          note={
            course.next
              ? t.next(course.next.number, course.sessions, when(course.next.startsAt, language))
              : t.sessions(course.sessions)
          }
          fact={
            seesEveryone
              ? t.participants(course.participants, course.capacity)
              : t.participantsSeen(course.participants)
          }
          acts={
            course.next ? (
              <LinkButton kind="quiet" href={paths.attendance(course.next.sessionId)} label={t.listFor(course.name)}>
                {t.list}
              </LinkButton>
            ) : null
          }
        />
      ))}
    </RowList>
  );
}

function when(startsAt: string, language: Language): string {
  const moment = Temporal.Instant.from(startsAt);
  const day = moment.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  return `${formatDate(day, language, 'weekday')} ${formatTime(moment, language)}`;
}

function NewCourseForm({ form, formKey, language }: CoursesView & { form: Form }) {
  const t = texts(language);
  const field = (name: string) => ({ name, value: form.typed(name), error: form.errorOf(name), isRequired: true });
  return (
    <Paper title={t.start} close={{ href: paths.courses, label: t.cancel }}>
      <InlineForm
        action={paths.courses}
        save={t.save}
        cancel={{ href: paths.courses, label: t.cancel }}
        fields={{ form_key: formKey }}
      >
        <Field label={t.name} {...field('name')} isFirst={form.errors.length === 0} />
        <Field label={t.place} {...field('place')} />
        <Field label={t.firstDay} hint={t.firstDayHint} kind="date" {...field('first_day')} />
        <Field label={t.from} isShort {...field('from')} />
        <Field label={t.to} isShort {...field('to')} />
        <Field label={t.weeks} kind="number" {...field('weeks')} />
        <Field label={t.capacity} kind="number" {...field('capacity')} />
      </InlineForm>
    </Paper>
  );
}
