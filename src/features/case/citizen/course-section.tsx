import { CourseFigure, type CourseFigureProps } from '#drawing/charts/course-figure.tsx';
import { formatDate, formatMonth } from '#drawing/format-date.ts';
import { formatHours } from '#drawing/format-number.ts';
import { codeWord } from '#web/citizen/code-words.ts';
import { PlanForm } from '#web/citizen/plan-forms.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { TableRegion } from '#web/components/table-region.tsx';
import { Unfold } from '#web/components/unfold.tsx';
import { paths } from '#web/paths.ts';
import { courseOf, positionInWords } from './course.ts';
import type { CitizenState } from './state.ts';
import { texts } from './texts.ts';

/** Da: Forløbet. The figure, the same as a table, and what begins or ends. */
export function CourseSection(state: CitizenState) {
  const { file, language, may, open, codes } = state;
  const t = texts(language);
  const course = courseOf(state);
  return (
    <Section id="course" title={t.course} note={positionInWords(state)}>
      {open?.form === 'track' && may.plan ? (
        <Paper>
          <PlanForm
            part="track"
            citizen={file}
            goals={file.goals}
            wishes={file.wishes}
            trackKinds={codes['track-kind']}
            {...state}
          />
        </Paper>
      ) : null}
      <figure>
        <TableRegion label={course.title}>
          <CourseFigure {...course} />
        </TableRegion>
      </figure>
      <Unfold label={t.asTable} icon="table">
        <Stack isTight>
          <PeriodTable course={course} state={state} />
          <HoursTable course={course} state={state} />
          {may.plan ? <EndTracks {...state} /> : null}
        </Stack>
      </Unfold>
    </Section>
  );
}

interface TableProps {
  course: CourseFigureProps;
  state: CitizenState;
}

function PeriodTable({ course, state: { language } }: TableProps) {
  const t = texts(language);
  const rows = [
    ...course.contact.periods.map((one) => ({ what: `${course.contact.label}: ${one.name}`, ...one })),
    ...[...course.rows, ...course.holistic].flatMap((row) =>
      row.bars.map((bar) => ({ what: [row.label, bar.label].filter(Boolean).join(': '), from: bar.from, to: bar.to })),
    ),
  ];
  return (
    <DataTable
      label={course.title}
      rows={rows}
      keyOf={(row) => `${row.what} ${row.from}`}
      columns={[
        { key: 'what', head: t.what, cell: (row) => row.what },
        { key: 'from', head: t.from, cell: (row) => formatDate(row.from, language, 'short') },
        {
          key: 'to',
          head: t.to,
          cell: (row) => (row.to ? formatDate(row.to.subtract({ days: 1 }), language, 'short') : t.stillRuns),
        },
      ]}
    />
  );
}

function HoursTable({ course, state: { language } }: TableProps) {
  const t = texts(language);
  return (
    <DataTable
      label={t.hoursPerMonth}
      rows={course.months}
      keyOf={(row) => row.month}
      columns={[
        { key: 'month', head: t.month, cell: (row) => formatMonth(row.month, language) },
        {
          key: 'ordinary',
          head: t.ordinary,
          isNumber: true,
          cell: (row) => (row.hasUnknown && row.ordinary === 0 ? t.unknown : formatHours(row.ordinary, language)),
        },
        { key: 'supported', head: t.supported, isNumber: true, cell: (row) => formatHours(row.supported, language) },
        { key: 'unpaid', head: t.internship, isNumber: true, cell: (row) => formatHours(row.unpaid, language) },
      ]}
    />
  );
}

function EndTracks({ file, codes, language }: CitizenState) {
  const t = texts(language);
  return (
    <div class="acts">
      {file.tracks
        .filter((track) => track.to === null)
        .map((track) => {
          const what = [codeWord(codes['track-kind'], track.kind, language), track.label].filter(Boolean).join(', ');
          return (
            <PostButton
              size="small"
              action={paths.writePlan(file.citizenId)}
              fields={{ form_key: crypto.randomUUID(), part: 'end-track', id: track.trackId }}
              key={track.trackId}
            >
              {t.endTrackLabel(what)}
            </PostButton>
          );
        })}
    </div>
  );
}
