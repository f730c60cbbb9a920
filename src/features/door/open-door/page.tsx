import { waitingTime } from '#domain/open-door/waiting-time.ts';
import { VisitsPerHour } from '#drawing/charts/visits-per-hour.tsx';
import { formatWeekday } from '#drawing/format-date.ts';
import { formatNumber } from '#drawing/format-number.ts';
import { Columns } from '#web/components/columns.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Unfold } from '#web/components/unfold.tsx';
import { paths } from '#web/paths.ts';
import { Finish } from './finish.tsx';
import { NewVisit } from './new-visit.tsx';
import { Queue } from './queue.tsx';
import type { OpenDoorState } from './state.ts';
import { texts } from './texts.ts';

/** Da: Åben dør. Who comes, who waits, who is served, and what must be written down. */
export function OpenDoorPage(state: OpenDoorState) {
  const t = texts(state.visit.language);
  const waits = state.visits.filter((one) => one.takenAt).map((one) => waitingTime(one, state.visit.now).minutesWaited);
  const mean = waits.length > 0 ? Math.round(waits.reduce((sum, one) => sum + one, 0) / waits.length) : null;
  const isOpen = state.door.opening.isOpen;
  return (
    <>
      <noscript>
        <meta http-equiv="refresh" content="30" />
      </noscript>
      <PageHead
        title={t.title}
        lead={t.lead(state.visits.length, mean)}
        acts={
          <>
            <LinkButton kind="quiet" icon="monitor" href={paths.visitorsScreen}>
              {t.screen}
            </LinkButton>
            {state.mayServe && (isOpen || state.door.isClosedByHand) ? (
              <PostButton
                icon={isOpen ? 'door-closed' : 'door-open'}
                action={paths.closeDoor}
                fields={{ act: isOpen ? 'close' : 'open', form_key: crypto.randomUUID() }}
              >
                {isOpen ? t.closeDoor : t.openDoor}
              </PostButton>
            ) : null}
          </>
        }
      />
      <Columns kind="door">
        {state.mayServe ? <NewVisit {...state} /> : <div />}
        <Stack>
          <Queue {...state} />
          <PerHour {...state} />
        </Stack>
        {state.finishing && state.mayServe ? <Finish one={state.finishing} state={state} /> : <div />}
      </Columns>
    </>
  );
}

function PerHour({ hours, visit }: OpenDoorState) {
  const { language, today } = visit;
  const t = texts(language);
  if (hours.length === 0) return null;
  const usual = t.usual(formatWeekday(today.dayOfWeek, language));
  return (
    <Section id="per-hour" title={t.perHour} note={`${t.todayWord} · ${usual}`}>
      <VisitsPerHour hours={hours} title={t.perHour} description={`${t.todayWord}, ${usual}`} language={language} />
      <Unfold label={t.asTable} icon="table">
        <DataTable
          label={t.perHour}
          isNarrow
          rows={hours}
          keyOf={(row) => String(row.hour)}
          columns={[
            { key: 'hour', head: t.hour, cell: (row) => String(row.hour) },
            { key: 'today', head: t.todayWord, isNumber: true, cell: (row) => formatNumber(row.today, language) },
            { key: 'usual', head: usual, isNumber: true, cell: (row) => formatNumber(row.usual, language, 1) },
          ]}
        />
      </Unfold>
    </Section>
  );
}
