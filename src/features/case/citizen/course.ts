import { addMonths, type Month, monthOf, monthsBetween } from '#domain/calendar/month.ts';
import { countsAs } from '#domain/employment/placement-kind.ts';
import { thirtyHourRule } from '#domain/employment/thirty-hour-rule.ts';
import { MODEL_STEPS, modelPosition } from '#domain/plan/model-position.ts';
import type { CourseBar, CourseFigureProps, CourseRow } from '#drawing/charts/course-figure.tsx';
import { formatMonth } from '#drawing/format-date.ts';
import { formatHours, formatNumber } from '#drawing/format-number.ts';
import { joinWords } from '#drawing/join-words.ts';
import { codeWord } from '#web/citizen/code-words.ts';
import { type CitizenState, dayOf } from './state.ts';
import { texts } from './texts.ts';

const MONTHS_SHOWN = 12;

/** Where the citizen is in the model today, in words: "nu i 2 På vej mod job og 3 Virksomhedsforløb". */
export function positionInWords({ file, codes, language, today }: CitizenState): string {
  const t = texts(language);
  const tracks = file.tracks.map((track) => ({
    kind: track.kind,
    from: dayOf(track.from),
    to: track.to ? dayOf(track.to) : null,
  }));
  const { steps } = modelPosition(tracks, today);
  const now = steps
    .filter((one) => one.state === 'now')
    .map((one) => codeWord(codes['track-kind'], one.step, language));
  return now.length > 0 ? t.nowIn(joinWords(now, language)) : t.noJobTrack;
}

/** What the course figure draws: twelve months up to this one. */
export function courseOf(state: CitizenState): CourseFigureProps {
  const { file, language, today } = state;
  const t = texts(language);
  const months = monthsBetween(addMonths(monthOf(today), 1 - MONTHS_SHOWN), monthOf(today)).map((month) =>
    monthOfCourse(month, state),
  );
  const goal = thirtyHourRule({ month: monthOf(today), registrations: [] }).hoursPerMonth;
  const worked = months
    .filter((month) => month.ordinary > 0)
    .map((month) => `${month.label} ${formatHours(month.ordinary, language)}`);
  const current = file.contactPeople.findLast((one) => one.to === null || one.to > today.toString());
  return {
    id: 'course-figure',
    title: t.courseTitle(file.firstName),
    description: t.courseDescription(
      current?.name ?? t.noContactPerson,
      positionInWords(state),
      worked.length > 0 ? t.hoursInMonths(joinWords(worked, language)) : t.noHours,
    ),
    contact: {
      label: t.contactPerson,
      periods: file.contactPeople.map((one) => ({
        name: one.name,
        from: dayOf(one.from),
        to: one.to ? dayOf(one.to) : null,
      })),
    },
    rows: stepRows(state),
    holistic: holisticRows(state),
    months,
    today,
    hours: {
      label: t.hoursPerMonth,
      paid: t.paid,
      unpaid: t.unpaid,
      line: goal === null ? null : t.line(formatNumber(goal, language)),
      unknown: t.unknown,
      goal,
    },
    foot: footOf(state),
  };
}

const registrationsIn = ({ file }: CitizenState, month: Month) =>
  file.placements.flatMap(({ kind, hours }) =>
    hours.filter((one) => one.month === month).map((one) => ({ kind, hours: one.hours })),
  );

function monthOfCourse(month: Month, state: CitizenState) {
  const sums = thirtyHourRule({ month, registrations: registrationsIn(state, month) });
  const [label = ''] = formatMonth(month, state.language, 'short').split(' ');
  return {
    month,
    label,
    ordinary: sums.ordinaryHours,
    supported: sums.supportedHours,
    unpaid: sums.unpaidHours,
    hasUnknown: sums.unknownCount > 0,
  };
}

function footOf(state: CitizenState): string | null {
  const month = monthOf(state.today);
  const rule = thirtyHourRule({ month, registrations: registrationsIn(state, month) });
  if (rule.ordinaryHours === 0) return null;
  const [name = ''] = formatMonth(month, state.language).split(' ');
  const missing = rule.missingHours ? formatHours(rule.missingHours, state.language) : '';
  return texts(state.language).foot(formatHours(rule.ordinaryHours, state.language), name, missing);
}

const isNow = (bar: CourseBar, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(bar.from, today) <= 0 &&
  (bar.to === null || Temporal.PlainDate.compare(bar.to, today) > 0);

function stepRows(state: CitizenState): CourseRow[] {
  const { codes, language, today } = state;
  return MODEL_STEPS.flatMap((step) => {
    const bars = step === 'company' ? companyBars(state) : trackBars(step, state);
    if (step === 'establishment' && bars.length === 0) return [];
    return [
      { label: codeWord(codes['track-kind'], step, language), isNow: bars.some((bar) => isNow(bar, today)), bars },
    ];
  });
}

function trackBars(kind: string, { file, today, language }: CitizenState): CourseBar[] {
  const t = texts(language);
  return file.tracks
    .filter((track) => track.kind === kind)
    .map((track) => {
      const bar = {
        from: dayOf(track.from),
        to: track.to ? dayOf(track.to) : null,
        label: track.label ?? '',
        look: 'now' as const,
      };
      return isNow(bar, today) ? bar : { ...bar, look: 'done' as const, label: track.label ?? t.ended };
    });
}

/** In step 3 the placements are the bars; without any, the step itself. */
function companyBars(state: CitizenState): CourseBar[] {
  const { file, today, codes, language } = state;
  if (file.placements.length === 0) return trackBars('company', state);
  return file.placements.map((one) => {
    const isOrdinary = countsAs(one.kind) === 'ordinary';
    const bar: CourseBar = {
      from: dayOf(one.from),
      to: one.to ? dayOf(one.to).add({ days: 1 }) : null,
      label: isOrdinary ? one.company : `${codeWord(codes['placement-kind'], one.kind, language)}, ${one.company}`,
      look: 'now',
    };
    return { ...bar, look: !isOrdinary ? 'unpaid' : isNow(bar, today) ? 'now' : 'done' };
  });
}

function holisticRows({ file, today, language }: CitizenState): CourseRow[] {
  const t = texts(language);
  return file.tracks
    .filter((track) => track.kind === 'holistic')
    .map((track) => {
      const bar: CourseBar = {
        from: dayOf(track.from),
        to: track.to ? dayOf(track.to) : null,
        label: track.label ?? '',
        look: 'holistic',
      };
      return { label: t.holistic, isNow: isNow(bar, today), bars: [bar] };
    });
}
