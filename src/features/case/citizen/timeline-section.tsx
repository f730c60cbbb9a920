import { formatWeekday } from '#drawing/format-date.ts';
import { danishDateOf, formatMinutes, formatTime } from '#drawing/format-time.ts';
import { codeWord } from '#web/citizen/code-words.ts';
import { ContactForm } from '#web/citizen/contact-form.tsx';
import { seenBy } from '#web/citizen/seen-by.ts';
import { Empty } from '#web/components/empty.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Section } from '#web/components/section.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Tabs } from '#web/components/tabs.tsx';
import { Timeline } from '#web/components/timeline.tsx';
import { TimelineItem } from '#web/components/timeline-item.tsx';
import { Unfold } from '#web/components/unfold.tsx';
import type { IconName } from '#web/icons/icon.tsx';
import { paths } from '#web/paths.ts';
import { type CitizenState, hasConsentedPartner, plainDay, shortDay } from './state.ts';
import { texts } from './texts.ts';
import { SHOWN_FIRST, type TimelineEntry } from './timeline.ts';

/** Da: Tidslinjen. Newest first; the note's form opens on top of it; each note says who sees it. */
export function TimelineSection(state: CitizenState) {
  const { file, timeline, filter, language, may, open } = state;
  const t = texts(language);
  const hasMore = timeline.matching > timeline.entries.length;
  const savedAt = file.draft ? Temporal.Instant.from(file.draft.savedAt) : undefined;
  return (
    <Section
      id="timeline"
      title={t.timeline}
      count={timeline.total}
      link={hasMore && !state.glassUntil ? { href: hrefOf(state, { isAll: true }), label: t.wholeTimeline } : undefined}
    >
      {open?.form === 'contact' && may.note ? (
        <Paper>
          <ContactForm citizen={file} back="citizen" draftSavedAt={savedAt} {...state} />
        </Paper>
      ) : null}
      {state.glassUntil ? null : <Filters {...state} />}
      {timeline.entries.length === 0 ? (
        <Empty
          title={filter.topic || filter.organisationId ? t.noneMatch : t.noContacts}
          text={timeline.total === 0 && may.note ? t.noContactsText : undefined}
        />
      ) : (
        <Timeline>
          {timeline.entries.map((entry) => (
            <Entry entry={entry} state={state} key={entry.contactId} />
          ))}
        </Timeline>
      )}
    </Section>
  );
}

/** The page with another selection of the timeline; what is not named stays. */
function hrefOf(
  { file, filter }: CitizenState,
  change: { topic?: string; from?: string; isAll?: boolean; note?: string },
): string {
  const query = new URLSearchParams();
  const topic = change.topic ?? filter.topic;
  const from = change.from ?? filter.organisationId;
  if (topic) query.set('topic', topic);
  if (from) query.set('from', from);
  if (change.isAll ?? filter.length > SHOWN_FIRST) query.set('show', 'all');
  if (change.note) query.set('note', change.note);
  const text = query.toString();
  return `${paths.citizen(file.citizenId)}${text && `?${text}`}#${change.note ?? 'timeline'}`;
}

function Filters(state: CitizenState) {
  const { timeline, filter, codes, language } = state;
  const t = texts(language);
  return (
    <>
      {timeline.topics.length > 0 ? (
        <Tabs
          label={t.topics}
          tabs={[
            { href: hrefOf(state, { topic: '' }), label: t.everything, isCurrent: !filter.topic },
            ...timeline.topics.map((topic) => ({
              href: hrefOf(state, { topic }),
              label: codeWord(codes.topic, topic, language),
              isCurrent: filter.topic === topic,
            })),
          ]}
        />
      ) : null}
      {timeline.organisations.length > 1 ? (
        <Tabs
          label={t.organisations}
          tabs={[
            { href: hrefOf(state, { from: '' }), label: t.everybody, isCurrent: !filter.organisationId },
            ...timeline.organisations.map((one) => ({
              href: hrefOf(state, { from: one.id }),
              label: one.name,
              isCurrent: filter.organisationId === one.id,
            })),
          ]}
        />
      ) : null}
    </>
  );
}

const icons: Record<string, IconName> = {
  open_door: 'door-open',
  phone: 'phone',
  company_visit: 'building-2',
  group: 'users',
};

function Entry({ entry, state }: { entry: TimelineEntry; state: CitizenState }) {
  const { codes, language } = state;
  const t = texts(language);
  const happenedAt = Temporal.Instant.from(entry.happenedAt);
  const day = danishDateOf(happenedAt);
  const isWalk = entry.place === 'walk_and_talk';
  const isClosed = entry.note === null;
  const kind = isWalk
    ? codeWord(codes['contact-place'], entry.place, language)
    : codeWord(codes['contact-kind'], entry.kind, language);
  const registeredOn = danishDateOf(Temporal.Instant.from(entry.registeredAt));
  const late = registeredOn.equals(day) ? null : t.writtenOn(plainDay(registeredOn.toString(), state));
  const { promise } = entry;
  return (
    <TimelineItem
      id={entry.contactId}
      date={shortDay(day, state)}
      time={`${formatWeekday(day.dayOfWeek, language, 'short')} ${formatTime(happenedAt, language)}`}
      icon={entry.visibility === 'author' ? 'lock' : isWalk ? 'footprints' : (icons[entry.kind] ?? 'message-square')}
      tone={entry.visibility === 'author' ? 'plum' : undefined}
      kind={isClosed ? t.closedNote : kind}
      who={[entry.writer, entry.minutes === null ? null : formatMinutes(entry.minutes, language), late]
        .filter(Boolean)
        .join(', ')}
      kept={promise?.keptAt ? t.kept(promise.what, promise.outcome ?? '') : undefined}
      correction={<Corrected entry={entry} state={state} />}
      sees={<Sees entry={entry} state={state} day={plainDay(day.toString(), state)} />}
    >
      {isClosed ? null : <NoteText entry={entry} state={state} />}
    </TimelineItem>
  );
}

function NoteText({ entry, state }: { entry: TimelineEntry; state: CitizenState }) {
  const t = texts(state.language);
  const { promise, corrections } = entry;
  return (
    <>
      {entry.note}
      {promise && !promise.keptAt ? (
        <p class="timeline-note">{t.promised(promise.what, promise.owner, plainDay(promise.dueOn, state))}</p>
      ) : null}
      {corrections.length > 0 ? (
        <Unfold label={t.seeOld}>
          {corrections.map((one) => (
            <p class="timeline-note" key={one.at}>{`”${one.oldNote}”`}</p>
          ))}
        </Unfold>
      ) : null}
    </>
  );
}

function Corrected({ entry, state }: { entry: TimelineEntry; state: CitizenState }) {
  const latest = entry.corrections[0];
  if (!latest) return null;
  const on = danishDateOf(Temporal.Instant.from(latest.at)).toString();
  return <>{texts(state.language).corrected(plainDay(on, state), latest.by, latest.reason)}</>;
}

function Sees({ entry, state, day }: { entry: TimelineEntry; state: CitizenState; day: string }) {
  const { actor, file, language, may } = state;
  const t = texts(language);
  const isMine = entry.writtenBy === actor.staffId;
  const isClosed = entry.visibility === 'author';
  const words = seenBy(
    entry.visibility,
    { hasConsentedPartner: hasConsentedPartner(state), isAuthorMunicipal: entry.isWriterMunicipal, isMine },
    actor,
    language,
  );
  return (
    <SeesLine icon={isClosed ? 'lock' : 'eye'} isClosed={isClosed}>
      {words}
      {entry.note === null ? (
        <>
          {`. ${t.openNoteLog} `}
          <a href={hrefOf(state, { note: entry.contactId })}>{t.openNote}</a>
        </>
      ) : null}
      {isMine && may.note && entry.note !== null ? (
        <>
          {'. '}
          <a href={paths.correctContact(file.citizenId, entry.contactId)} aria-label={t.correctLabel(day)}>
            {t.correct}
          </a>
        </>
      ) : null}
    </SeesLine>
  );
}
