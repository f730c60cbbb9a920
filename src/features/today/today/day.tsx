import { displayName } from '#domain/identity/person-name.ts';
import { formatTime } from '#drawing/format-time.ts';
import { ProtectedTag } from '#web/citizen/protected-tag.tsx';
import { Acts } from '#web/components/acts.tsx';
import { DayItem } from '#web/components/day-item.tsx';
import { DayRail } from '#web/components/day-rail.tsx';
import { Empty } from '#web/components/empty.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { OwnWords } from '#web/components/own-words.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Section } from '#web/components/section.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import type { TodayState } from './page.tsx';
import type { AppointmentToday } from './queries.ts';
import { texts } from './texts.ts';

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/** The appointments of the day along a line, with the clock where it is now. */
export function Day(state: TodayState) {
  const { appointments, now, language } = state;
  const t = texts(language);
  const past = appointments.filter((one) => isBefore(one.startsAt, now));
  const coming = appointments.filter((one) => !isBefore(one.startsAt, now));
  return (
    <Section id="day" title={t.day} count={appointments.length}>
      {appointments.length === 0 ? (
        <Empty title={t.noAppointments} text={t.noAppointmentsText} />
      ) : (
        <DayRail>
          {past.map((one) => (
            <Past key={one.appointmentId} one={one} state={state} />
          ))}
          <DayItem time={formatTime(now, language)} state="now">
            <span class="visually-hidden">{t.now}</span>
          </DayItem>
          {coming.map((one, index) =>
            index === 0 ? (
              <Next key={one.appointmentId} one={one} state={state} />
            ) : (
              <Later key={one.appointmentId} one={one} state={state} />
            ),
          )}
        </DayRail>
      )}
    </Section>
  );
}

interface ItemProps {
  one: AppointmentToday;
  state: TodayState;
}

function Past({ one, state: { language, mayWrite } }: ItemProps) {
  const t = texts(language);
  const outcomes = {
    came: t.came,
    did_not_come: t.didNotCome,
    cancelled_by_office: t.cancelledByOffice,
    cancelled_by_citizen: t.cancelledByCitizen,
  };
  return (
    <DayItem time={formatTime(one.startsAt, language)} state={one.outcome ? 'done' : 'open'}>
      <NameLink href={paths.citizen(one.citizenId)}>{displayName(one)}</NameLink>
      <p class="row-sub">
        {[one.subject, one.outcome ? outcomes[one.outcome as keyof typeof outcomes] : null].filter(Boolean).join(' · ')}
      </p>
      {one.outcome || !mayWrite ? null : (
        <Acts>
          <span>{t.howDidItGo}</span>
          {(['came', 'did_not_come', 'cancelled_by_office'] as const).map((outcome) => (
            <PostButton
              key={outcome}
              size="small"
              action={paths.appointmentOutcome(one.appointmentId)}
              fields={{ outcome, version: String(one.version), back: paths.today, form_key: crypto.randomUUID() }}
              label={`${outcomes[outcome]}: ${displayName(one)}`}
            >
              {outcomes[outcome]}
            </PostButton>
          ))}
        </Acts>
      )}
    </DayItem>
  );
}

function Next({ one, state: { language, now, mayWrite } }: ItemProps) {
  const t = texts(language);
  const minutes = Math.round(now.until(one.startsAt).total('minutes'));
  return (
    <DayItem
      time={formatTime(one.startsAt, language)}
      under={minutes <= 90 ? t.inMinutes(minutes) : undefined}
      state="next"
    >
      <Paper>
        <p>
          <NameLink href={paths.citizen(one.citizenId)}>{displayName(one)}</NameLink>{' '}
          <Tags one={one} language={language} />
        </p>
        <p class="row-sub">
          {one.subject} · {t.until(formatTime(one.endsAt, language))}
        </p>
        {one.ownWords ? <OwnWords words={one.ownWords} by={t.ownWordsBy(one.firstName)} /> : null}
        <Acts>
          <LinkButton kind="primary" href={paths.citizen(one.citizenId)}>
            {t.openCase}
          </LinkButton>
          {mayWrite ? <LinkButton href={paths.writeContact(one.citizenId)}>{t.writeNote}</LinkButton> : null}
        </Acts>
      </Paper>
    </DayItem>
  );
}

function Later({ one, state: { language } }: ItemProps) {
  return (
    <DayItem time={formatTime(one.startsAt, language)} state="later">
      <NameLink href={paths.citizen(one.citizenId)}>{displayName(one)}</NameLink> <Tags one={one} language={language} />
      <p class="row-sub">{one.subject}</p>
    </DayItem>
  );
}

function Tags({ one, language }: { one: AppointmentToday; language: TodayState['language'] }) {
  const t = texts(language);
  return (
    <>
      <ProtectedTag person={one} language={language} />{' '}
      {one.needsInterpreter ? <Tag icon="languages">{t.interpreter}</Tag> : null}{' '}
      {one.coveredFor ? <Tag tone="sky">{t.forColleague(one.coveredFor)}</Tag> : null}
    </>
  );
}
