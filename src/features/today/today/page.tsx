import { monthOf } from '#domain/calendar/month.ts';
import { ENDING_SOON_WITHIN_DAYS } from '#domain/caseload/placement-ending.ts';
import { NEEDS_CONTACT_AFTER_DAYS } from '#domain/contact-person/contact-gap.ts';
import { smallJobRuleIn } from '#domain/employment/thirty-hour-rule.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { formatDate, formatMonth } from '#drawing/format-date.ts';
import { formatHours, formatNumber } from '#drawing/format-number.ts';
import { formatDays } from '#drawing/relative-day.ts';
import type { BrokenGlass } from '#web/citizen/broken-glass.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { Acts } from '#web/components/acts.tsx';
import { Columns } from '#web/components/columns.tsx';
import { Empty } from '#web/components/empty.tsx';
import { HoursBar } from '#web/components/hours-bar.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag } from '#web/components/tag.tsx';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { Day } from './day.tsx';
import { Promises } from './promises.tsx';
import type { AppointmentToday, EndingPlacement, HoursThisMonth, PromiseDue, WithoutContact } from './queries.ts';
import { texts } from './texts.ts';

/** Everything on the start page of the day. */
export interface TodayState {
  language: Language;
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  /** Uses of break-glass that this leader has to sign off. */
  glass: readonly BrokenGlass[];
  appointments: AppointmentToday[];
  promises: PromiseDue[];
  withoutContact: WithoutContact[];
  ending: EndingPlacement[];
  closeToLine: HoursThisMonth[];
  /** The promise whose form is open. */
  openPromise: string | undefined;
  /** What a leader has to go through in the read log; null for everybody else. */
  oversight: { samples: number; flags: number } | null;
  mayWrite: boolean;
  mayCreate: boolean;
}

const ROWS = 5;

/** Da: I dag. The day on a rail, and beside it the lists that can be acted on where they stand. */
export function TodayPage(state: TodayState) {
  const t = texts(state.language);
  return (
    <>
      <PageHead
        title={capital(formatDate(state.today, state.language, 'weekday'))}
        aside={formatDate(state.today, state.language, 'week')}
        lead={t.lead(state.appointments.length, state.promises.length)}
        acts={state.mayCreate ? <LinkButton href={paths.newCitizen}>{t.newCitizen}</LinkButton> : undefined}
      />
      <Columns kind="today">
        <Day {...state} />
        <Stack>
          <Glass {...state} />
          <Oversight {...state} />
          <Promises {...state} />
          <NeedContact {...state} />
          <Ending {...state} />
          <CloseToLine {...state} />
        </Stack>
      </Columns>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Told at once, and not to be overlooked: it goes only by being signed off. */
function Glass({ glass, language }: TodayState) {
  const t = texts(language);
  if (glass.length === 0) return null;
  return (
    <Section id="glass" title={t.glass} count={glass.length}>
      <RowList>
        {glass.map((one) => (
          <Row
            key={one.breakGlassId}
            main={
              <span>
                {(one.endsAt ? t.glassBy : t.glassAsked)(
                  displayName({ firstName: one.staffFirstName, lastName: one.staffLastName }),
                )}{' '}
                <PersonLink person={one} language={language} />
              </span>
            }
            state={
              <Tag tone="brick" icon="triangle-alert">
                {one.mayBeOpened ? t.glassWaits : t.glassToSignOff}
              </Tag>
            }
            acts={
              <LinkButton kind="quiet" href={paths.glassReview} label={`${t.glassSee}: ${displayName(one)}`}>
                {t.glassSee}
              </LinkButton>
            }
          />
        ))}
      </RowList>
    </Section>
  );
}

/** The leader's task: the month's sample and what was unusual. */
function Oversight({ oversight, language }: TodayState) {
  if (oversight === null) return null;
  const t = texts(language);
  const { samples, flags } = oversight;
  return (
    <Section
      id="oversight"
      title={t.oversight}
      count={samples + flags}
      link={{ href: paths.readingWatch, label: samples + flags === 0 ? t.oversightLink : t.oversightGo }}
    >
      {samples + flags === 0 ? (
        <Empty title={t.nothingToOversee} />
      ) : (
        <p>
          {[samples > 0 ? t.samplesWait(samples) : null, flags > 0 ? t.flagsWait(flags) : null]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
    </Section>
  );
}

function NeedContact({ withoutContact, language, mayWrite }: TodayState) {
  const t = texts(language);
  return (
    <Section
      id="need-contact"
      title={t.needContact}
      count={withoutContact.length}
      note={t.needContactNote(NEEDS_CONTACT_AFTER_DAYS)}
      link={withoutContact.length > ROWS ? { href: paths.citizens, label: t.myCitizens } : undefined}
    >
      {withoutContact.length === 0 ? (
        <Empty title={t.nobodyNeedsContact} text={t.nobodyNeedsContactText(NEEDS_CONTACT_AFTER_DAYS)} />
      ) : (
        <RowList shape="facts">
          {withoutContact.slice(0, ROWS).map((row) => (
            <Row
              key={row.citizenId}
              main={<PersonLink person={row} language={language} />}
              fact={formatDays(row.days, language)}
              note={
                row.lastContactOn
                  ? t.lastContact(formatDate(Temporal.PlainDate.from(row.lastContactOn), language, 'day-month'))
                  : t.noContactYet
              }
              acts={
                mayWrite ? (
                  <Acts>
                    <LinkButton
                      kind="quiet"
                      href={paths.bookAppointment(row.citizenId)}
                      label={t.bookWith(displayName(row))}
                    >
                      {t.book}
                    </LinkButton>
                    <LinkButton
                      kind="quiet"
                      href={paths.writeContact(row.citizenId)}
                      label={t.writeTo(displayName(row))}
                    >
                      {t.write}
                    </LinkButton>
                  </Acts>
                ) : undefined
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function Ending({ ending, language, mayWrite }: TodayState) {
  const t = texts(language);
  return (
    <Section id="ending" title={t.endingSoon} count={ending.length} note={t.endingSoonNote(ENDING_SOON_WITHIN_DAYS)}>
      {ending.length === 0 ? (
        <Empty title={t.nothingEnds} />
      ) : (
        <RowList shape="facts">
          {ending.slice(0, ROWS).map((row) => (
            <Row
              key={row.placementId}
              main={<PersonLink person={row} language={language} />}
              fact={`${language === 'da' ? row.kindDa : row.kindEn}, ${row.company}`}
              note={formatDate(Temporal.PlainDate.from(row.endsOn), language, 'day-month')}
              acts={
                mayWrite ? (
                  <LinkButton kind="quiet" href={paths.registerPlacement(row.citizenId)}>
                    {t.agreeNext}
                  </LinkButton>
                ) : undefined
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function CloseToLine({ closeToLine, language, today, mayWrite }: TodayState) {
  const t = texts(language);
  const rule = smallJobRuleIn(monthOf(today));
  if (!rule || closeToLine.length === 0) return null;
  const monthName = formatMonth(monthOf(today), language).replace(/ \d{4}$/, '');
  return (
    <Section
      id="close"
      title={t.close(rule.hoursPerMonth, monthName)}
      count={closeToLine.length}
      link={{ href: paths.workHours, label: t.allHours }}
    >
      <RowList shape="facts">
        {closeToLine.slice(0, ROWS).map((row) => (
          <Row
            key={row.citizenId}
            main={<PersonLink person={row} language={language} />}
            fact={row.company}
            note={
              <HoursBar hours={row.hours} goal={rule.hoursPerMonth}>
                {t.missing(formatHours(row.hours, language), formatNumber(rule.hoursPerMonth - row.hours, language))}
              </HoursBar>
            }
            acts={
              mayWrite ? (
                <LinkButton kind="quiet" href={paths.workHours}>
                  {t.writeHours}
                </LinkButton>
              ) : undefined
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
