import { displayName } from '#domain/identity/person-name.ts';
import { waitingTime } from '#domain/open-door/waiting-time.ts';
import { formatTime } from '#drawing/format-time.ts';
import { ProtectedTag } from '#web/citizen/protected-tag.tsx';
import { Acts } from '#web/components/acts.tsx';
import { Button } from '#web/components/button.tsx';
import { Empty } from '#web/components/empty.tsx';
import { Field } from '#web/components/field.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Minutes } from '#web/components/minutes.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import type { VisitToday } from './queries.ts';
import { nameOf, type OpenDoorState } from './state.ts';
import { texts } from './texts.ts';

interface RowProps {
  one: VisitToday;
  state: OpenDoorState;
}

/** The middle of the page: who waits, who is in a talk, what is not written down yet. The island swaps it as a whole. */
export function Queue(state: OpenDoorState) {
  const t = texts(state.visit.language);
  const of = (wanted: VisitToday['state']) => state.visits.filter((one) => one.state === wanted);
  const [waiting, talking, unfinished, finished] = [
    of('waiting'),
    of('in_conversation'),
    of('needs_finishing'),
    of('finished'),
  ];
  return (
    <div id="door-queue" class="stack" data-waiting={waiting.length}>
      <Section id="waiting" title={t.waiting} count={waiting.length} note={t.updates}>
        {waiting.length === 0 ? (
          <Empty title={t.nobodyWaits} text={t.nobodyWaitsText} />
        ) : (
          <RowList shape="waiting" isTwoLines>
            {waiting.map((one, index) => (
              <Waiting key={one.visitId} one={one} state={state} isFirst={index === 0} />
            ))}
          </RowList>
        )}
      </Section>
      <Section id="talking" title={t.inTalk} count={talking.length}>
        {talking.length === 0 ? (
          <Empty title={t.nobodyInTalk} />
        ) : (
          <RowList shape="waiting" isTwoLines>
            {talking.map((one) => (
              <Talking key={one.visitId} one={one} state={state} />
            ))}
          </RowList>
        )}
      </Section>
      <Section id="unfinished" title={t.needsFinishing} count={unfinished.length} note={t.doneToday(finished.length)}>
        {unfinished.length === 0 ? (
          <Empty title={t.allFinished} />
        ) : (
          <RowList isTwoLines>
            {unfinished.map((one) => (
              <Row
                key={one.visitId}
                main={<Who one={one} state={state} />}
                sub={[timesOf(one, state), whyOf(one, state)].filter(Boolean).join('. ')}
                acts={state.mayServe ? <FinishLink one={one} state={state} /> : undefined}
              />
            ))}
          </RowList>
        )}
      </Section>
    </div>
  );
}

function Waiting({ one, state, isFirst }: RowProps & { isFirst: boolean }) {
  const t = texts(state.visit.language);
  const { minutesWaited } = waitingTime(one, state.visit.now);
  const isOpen = state.handingOver === one.visitId;
  return (
    <Row
      lead={<Minutes value={String(minutesWaited)} unit={t.minutes} />}
      main={<Who one={one} state={state} />}
      sub={whyOf(one, state)}
      acts={
        state.mayServe ? (
          <Acts>
            <Post
              one={one}
              action={paths.takeVisit(one.visitId)}
              kind={isFirst ? 'primary' : 'secondary'}
              words={t.takeIn}
              state={state}
            />
            <LinkButton
              kind="quiet"
              href={`${paths.openDoor}?hand-over=${one.visitId}`}
              label={`${t.handOver}: ${nameIn(one, state)}`}
            >
              {t.handOver}
            </LinkButton>
            <Post one={one} action={paths.visitLeft(one.visitId)} kind="quiet" words={t.left} state={state} />
          </Acts>
        ) : undefined
      }
      open={isOpen ? <HandOver one={one} state={state} /> : undefined}
    />
  );
}

function Talking({ one, state }: RowProps) {
  const t = texts(state.visit.language);
  const minutes = one.takenAt ? Math.floor(one.takenAt.until(state.visit.now).total('minutes')) : 0;
  const isMine = one.takenById === state.visit.actor.staffId;
  return (
    <Row
      lead={<Minutes value={String(minutes)} unit={t.minutes} isSmall />}
      main={<Who one={one} state={state} />}
      sub={[whyOf(one, state), isMine ? t.withYou : t.with(one.takenBy ?? '')].filter(Boolean).join(', ')}
      acts={
        state.mayServe ? (
          <Acts>
            <FinishLink one={one} state={state} />
            <Post one={one} action={paths.endTalk(one.visitId)} kind="quiet" words={t.endTalk} state={state} />
          </Acts>
        ) : undefined
      }
    />
  );
}

function HandOver({ one, state }: RowProps) {
  const t = texts(state.visit.language);
  const others = state.door.roster.filter((person) => person.staffId !== state.visit.actor.staffId);
  if (others.length === 0) return <p>{t.nobodyElse}</p>;
  return (
    <form class="inline-form" method="post" action={paths.handOverVisit(one.visitId)}>
      <input type="hidden" name="form_key" value={crypto.randomUUID()} />
      <Field
        name="to"
        label={t.handOverTo}
        kind="select"
        isBeside
        isFirst
        options={others.map((person) => ({ value: person.staffId, label: person.firstName }))}
      />
      <Acts atEnd>
        <LinkButton kind="quiet" href={paths.openDoor}>
          {t.close}
        </LinkButton>
        <Button kind="primary">{t.handOverNow}</Button>
      </Acts>
    </form>
  );
}

function Post(props: RowProps & { action: string; kind: 'primary' | 'secondary' | 'quiet'; words: string }) {
  return (
    <PostButton
      kind={props.kind}
      action={props.action}
      fields={{ form_key: crypto.randomUUID() }}
      label={`${props.words}: ${nameIn(props.one, props.state)}`}
    >
      {props.words}
    </PostButton>
  );
}

function FinishLink({ one, state }: RowProps) {
  const t = texts(state.visit.language);
  return (
    <LinkButton
      kind="quiet"
      href={`${paths.openDoor}?finish=${one.visitId}#finish-visit`}
      label={`${t.finish}: ${nameIn(one, state)}`}
    >
      {t.finish}
    </LinkButton>
  );
}

/** First name or number; the file behind the name only where it is hers to open. */
export function Who({ one, state }: RowProps) {
  const t = texts(state.visit.language);
  return (
    <>
      {one.citizenId ? (
        <NameLink href={paths.citizen(one.citizenId)}>{nameIn(one, state)}</NameLink>
      ) : (
        <strong>{nameIn(one, state)}</strong>
      )}{' '}
      {one.isUrgent ? (
        <Tag tone="brick" icon="triangle-alert">
          {t.isUrgent}
        </Tag>
      ) : null}{' '}
      <ProtectedTag person={one} language={state.visit.language} />{' '}
      {one.isOwnCitizen ? <Tag tone="door">{t.yourCitizen}</Tag> : null}
    </>
  );
}

export function nameIn(one: VisitToday, state: OpenDoorState): string {
  if (one.firstName) return displayName({ firstName: one.firstName, lastName: one.lastName ?? '' });
  return one.saidName ?? texts(state.visit.language).number(one.number);
}

function whyOf(one: VisitToday, state: OpenDoorState): string {
  const { language } = state.visit;
  const t = texts(language);
  return [
    one.topics.map((topic) => nameOf(state.topics, topic, language)).join(', '),
    one.wishedStaff
      ? t.asksFor(one.wishedStaff)
      : one.contactPerson && !one.isOwnCitizen
        ? t.contactPersonIs(one.contactPerson)
        : '',
    one.firstName || one.saidName ? '' : one.hasFile ? '' : t.withoutName,
  ]
    .filter(Boolean)
    .join('. ');
}

function timesOf(one: VisitToday, state: OpenDoorState): string {
  const { language } = state.visit;
  if (!one.takenAt) return formatTime(one.arrivedAt, language);
  return [one.takenAt, one.talkEndedAt]
    .filter((time) => time !== null)
    .map((time) => formatTime(time, language))
    .join('–');
}
