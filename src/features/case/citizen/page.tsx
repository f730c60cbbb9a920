import { Columns } from '#web/components/columns.tsx';
import { Stack } from '#web/components/stack.tsx';
import { AppointmentsSection } from './appointments-section.tsx';
import { CourseSection } from './course-section.tsx';
import { Identity } from './identity.tsx';
import { NextStep } from './next-step.tsx';
import { PlanSection } from './plan-section.tsx';
import { PromisesSection } from './promises-section.tsx';
import type { CitizenState } from './state.ts';
import { TimelineSection } from './timeline-section.tsx';

/** Da: Borgerens side. The next step first, the plan on one page, what was promised, where in the course, and what happened. */
export function CitizenPage(state: CitizenState) {
  return (
    <>
      <Identity {...state} />
      <Columns kind="citizen">
        <Stack>
          <NextStep {...state} />
          <PlanSection {...state} />
          <PromisesSection {...state} />
          <AppointmentsSection {...state} />
        </Stack>
        <Stack>
          <CourseSection {...state} />
          <TimelineSection {...state} />
        </Stack>
      </Columns>
    </>
  );
}
