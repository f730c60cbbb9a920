import { formatTime } from '#drawing/format-time.ts';
import { Columns } from '#web/components/columns.tsx';
import { Empty } from '#web/components/empty.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tabs } from '#web/components/tabs.tsx';
import { paths } from '#web/paths.ts';
import { AppointmentsSection } from './appointments-section.tsx';
import { CourseSection } from './course-section.tsx';
import { Identity } from './identity.tsx';
import { NextStep } from './next-step.tsx';
import { PlanSection } from './plan-section.tsx';
import { PromisesSection } from './promises-section.tsx';
import type { CitizenState } from './state.ts';
import { texts } from './texts.ts';
import { SHOWN_FIRST } from './timeline.ts';
import { TimelineSection } from './timeline-section.tsx';

/** Da: Borgerens side. The next step first, the plan on one page, what was promised, where in the course, and what happened. */
export function CitizenPage(state: CitizenState) {
  return (
    <>
      <Identity {...state} />
      {state.glassUntil ? (
        <Stack>
          <GlassNotice {...state} until={state.glassUntil} />
          <Content {...state} />
        </Stack>
      ) : (
        <>
          <Views {...state} />
          <Content {...state} />
        </>
      )}
    </>
  );
}

function Content(state: CitizenState) {
  const { told } = state.file;
  return (
    <Columns kind="citizen">
      <Stack>
        {told.plan ? <NextStep {...state} /> : null}
        {told.plan ? <PlanSection {...state} /> : <NotTold {...state} />}
        <PromisesSection {...state} />
        <AppointmentsSection {...state} />
      </Stack>
      <Stack>
        {told.plan || told.work ? <CourseSection {...state} /> : null}
        <TimelineSection {...state} />
      </Stack>
    </Columns>
  );
}

/** What the reader must know, and the way out. */
function GlassNotice({ file, language, until }: CitizenState & { until: Temporal.Instant }) {
  const t = texts(language);
  return (
    <Paper tone="plum" icon="shield" title={t.glass(formatTime(until, language))}>
      <p>{t.glassRules(file.firstName)}</p>
      <PostButton action={paths.brokenGlass(file.citizenId)} fields={{ form_key: crypto.randomUUID() }}>
        {t.closeGlass}
      </PostButton>
    </Paper>
  );
}

/** In place of the plan: it is the citizen's to share. */
function NotTold({ file, language }: CitizenState) {
  const t = texts(language);
  return (
    <Section id="plan" title={t.plan(file.firstName)}>
      <Empty title={t.notTold} text={t.notToldText(file.firstName)} />
    </Section>
  );
}

function Views({ file, filter, may, language }: CitizenState) {
  const t = texts(language);
  const here = paths.citizen(file.citizenId);
  const isWhole = filter.length > SHOWN_FIRST;
  return (
    <Tabs
      label={t.views}
      hasRule
      tabs={[
        { href: here, label: t.overview, isCurrent: !isWhole },
        { href: `${here}?show=all#timeline`, label: t.wholeTimeline, isCurrent: isWhole },
        { href: paths.workHours, label: t.hours },
        { href: paths.whoSeesWhat(file.citizenId), label: t.whoSeesWhat },
        ...(may.log ? [{ href: paths.readLog(file.citizenId), label: t.whoHasSeen, icon: 'eye' as const }] : []),
      ]}
    />
  );
}
