import type { ComponentChild } from 'preact';
import { consentState } from '#domain/consent/consent-state.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { formatDate } from '#drawing/format-date.ts';
import type { CitizenHead } from '#web/citizen/find-citizen.ts';
import { kindWords } from '#web/citizen/kind-words.ts';
import { ProtectedNotice } from '#web/citizen/protected-tag.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { FactList } from '#web/components/fact-list.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tabs } from '#web/components/tabs.tsx';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { AnsweredConsent, Disclosures, SeenByPartner } from './queries.ts';
import { stateTexts, texts } from './texts.ts';

interface WhoSeesWhat {
  citizen: CitizenHead;
  disclosures: Disclosures;
  /** Through whose eyes the file is shown, when somebody asked. */
  through: { organisationId: string; seen: SeenByPartner } | null;
  mayAnswer: boolean;
  mayLookThrough: boolean;
  language: Language;
  today: Temporal.PlainDate;
}

/** What the citizen has answered, what always holds, and the file through a partner's eyes. To be read together with the citizen. */
export function WhoSeesWhatPage(props: WhoSeesWhat) {
  const { citizen, disclosures, language } = props;
  const t = texts(language);
  const name = displayName(citizen);
  return (
    <Stack>
      <PageHead
        title={t.title}
        aside={name}
        lead={t.lead(citizen.firstName)}
        state={citizen.isProtected ? <ProtectedNotice citizen={citizen} language={language} /> : undefined}
        back={{ href: paths.citizen(citizen.citizenId), label: formTexts(language).backTo(name) }}
        acts={
          props.mayAnswer ? <LinkButton href={paths.giveConsent(citizen.citizenId)}>{t.answer}</LinkButton> : undefined
        }
      />
      <Section id="told" title={t.told}>
        {disclosures.answers.length === 0 ? (
          <Empty title={t.noAnswers} text={t.noAnswersText} />
        ) : (
          <Answers {...props} />
        )}
      </Section>
      <Section id="always" title={t.always}>
        {[t.controller(disclosures.controller), t.never, t.landlord, t.withdraw, t.log].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Section>
      {props.mayLookThrough && disclosures.partners.length > 0 ? <ThroughTheirEyes {...props} /> : null}
    </Stack>
  );
}

function Answers({ disclosures, language, today }: WhoSeesWhat) {
  const t = texts(language);
  const kinds = kindWords(language);
  return (
    <DataTable<AnsweredConsent>
      label={t.told}
      rows={disclosures.answers}
      keyOf={(one) => `${one.discloser} ${one.recipient} ${one.informationKind} ${one.from} ${one.withdrawnAt}`}
      columns={[
        { key: 'who', head: t.who, cell: (one) => t.way(one.discloser, one.recipient) },
        { key: 'what', head: t.what, cell: (one) => kinds[one.informationKind] },
        { key: 'purpose', head: t.purpose, cell: (one) => one.purpose },
        { key: 'state', head: t.state, cell: (one) => stateWords(one, language, today) },
      ]}
    />
  );
}

function stateWords(one: AnsweredConsent, language: Language, today: Temporal.PlainDate): string {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const standing = consentState(
    {
      isGiven: one.isGiven,
      validFrom: day(one.from),
      validTo: one.to === null ? null : day(one.to),
      withdrawnAt: one.withdrawnAt === null ? null : Temporal.Instant.from(one.withdrawnAt),
    },
    today,
  );
  const word = stateTexts(language)[standing.state];
  const lastDay = standing.isInForce && one.to !== null ? day(one.to).subtract({ days: 1 }) : null;
  return lastDay === null ? word : `${word}, ${texts(language).until(formatDate(lastDay, language, 'long'))}`;
}

function ThroughTheirEyes({ citizen, disclosures, through, language }: WhoSeesWhat) {
  const t = texts(language);
  return (
    <Section id="through" title={t.through}>
      <Tabs
        label={t.through}
        tabs={disclosures.partners.map((one) => ({
          href: `${paths.whoSeesWhat(citizen.citizenId)}?through=${one.organisationId}#through`,
          label: one.name,
          isCurrent: through?.organisationId === one.organisationId,
        }))}
      />
      {through ? <Seen seen={through.seen} language={language} /> : null}
    </Section>
  );
}

function Seen({ seen, language }: { seen: SeenByPartner; language: Language }) {
  const t = texts(language);
  const day = (text: string) => formatDate(Temporal.PlainDate.from(text), language, 'long');
  const list = (lines: string[]): ComponentChild =>
    lines.length === 0 ? (
      t.nothing
    ) : (
      <ul>
        {lines.map((line, index) => (
          <li dir="auto" key={index}>
            {line}
          </li>
        ))}
      </ul>
    );
  return (
    <>
      <p>{t.throughLead}</p>
      <FactList
        facts={[
          { label: t.notes, value: list(seen.notes.map((one) => `${day(one.day)}: ${one.note}`)) },
          { label: t.promises, value: list(seen.promises.map((one) => `${one.what} (${day(one.dueOn)})`)) },
          { label: t.appointments, value: list(seen.appointments.map((one) => `${day(one.day)}: ${one.subject}`)) },
          { label: t.goals, value: list(seen.goals) },
          { label: t.jobs, value: list(seen.jobs) },
        ]}
      />
    </>
  );
}
