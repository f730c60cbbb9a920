import { contactPersonChanges } from '#domain/contact-person/contact-person-changes.ts';
import { maskCprNumber } from '#domain/identity/cpr-number.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { displayPhoneNumber } from '#domain/identity/phone-number.ts';
import { codeWord } from '#web/citizen/code-words.ts';
import { kindWords } from '#web/citizen/kind-words.ts';
import { protectionWords } from '#web/citizen/protection-words.ts';
import { IdentityBar } from '#web/components/identity-bar.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Menu } from '#web/components/menu.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Tag } from '#web/components/tag.tsx';
import { Tags } from '#web/components/tags.tsx';
import { paths } from '#web/paths.ts';
import type { ConsentRow } from './citizen-file.ts';
import { type CitizenState, dayOf, plainDay, shortDay, standingOf } from './state.ts';
import { texts } from './texts.ts';

/** Da: navnelinjen. Who it is, who follows, what the citizen has said yes to, and what one can do. */
export function Identity(state: CitizenState) {
  const { file, language } = state;
  const t = texts(language);
  const facts = [
    ...(file.cprStart ? [{ label: t.cpr, value: <Cpr {...state} /> }] : []),
    ...(file.language || file.needsInterpreter ? [{ label: t.language, value: <Spoken {...state} /> }] : []),
    { label: t.contactPerson, value: <ContactPerson {...state} /> },
    ...(file.team.length > 0 ? [{ label: t.team, value: teamOf(state) }] : []),
    ...(file.phone ? [{ label: t.phone, value: displayPhoneNumber(file.phone) }] : []),
    ...(file.address ? [{ label: t.address, value: file.address }] : []),
    ...(file.consents.length > 0 ? [{ label: t.consents, value: <Consents {...state} />, isAtEnd: true }] : []),
  ];
  return (
    <IdentityBar
      name={displayName(file)}
      tags={<Protection {...state} />}
      acts={<IdentityActs {...state} />}
      facts={facts}
    />
  );
}

function Protection(state: CitizenState) {
  const t = texts(state.language);
  const words = protectionWords(state.language);
  return (
    <Tags>
      {state.file.protections.map(({ kind, to }) => (
        <Tag tone="plum" icon="shield" key={kind}>
          {to ? t.protectedUntil(words[kind], plainDay(to, state)) : words[kind]}
        </Tag>
      ))}
    </Tags>
  );
}

function IdentityActs({ file, may, language }: CitizenState) {
  const t = texts(language);
  const open = (form: string) => `${paths.citizen(file.citizenId)}?open=${form}#${form}`;
  const entries = [
    ...(may.promise ? [{ label: t.newPromise, href: open('promise') }] : []),
    ...(may.plan ? [{ label: t.newTrack, href: open('track') }] : []),
    ...(may.contactPerson ? [{ label: t.changeContactPerson, href: paths.changeContactPerson(file.citizenId) }] : []),
    ...(may.consent ? [{ label: t.consents, href: paths.giveConsent(file.citizenId) }] : []),
    ...(may.protection ? [{ label: t.protection, href: paths.protectCitizen(file.citizenId) }] : []),
    ...(may.placement ? [{ label: t.newPlacement, href: paths.registerPlacement(file.citizenId) }] : []),
  ];
  return (
    <>
      {may.note ? (
        <LinkButton kind="primary" icon="pencil" href={open('contact')}>
          {t.writeNote}
        </LinkButton>
      ) : null}
      {may.appointment ? (
        <LinkButton icon="calendar" href={open('appointment')}>
          {t.newAppointment}
        </LinkButton>
      ) : null}
      {file.phone ? (
        <LinkButton icon="phone" href={`tel:${file.phone}`}>
          {t.call}
        </LinkButton>
      ) : null}
      {entries.length > 0 ? <Menu label={t.more} entries={entries} /> : null}
    </>
  );
}

function Cpr({ file, cpr, may, language }: CitizenState) {
  const t = texts(language);
  if (cpr) return <span>{`${cpr.slice(0, 6)}-${cpr.slice(6)}`}</span>;
  return (
    <span class="acts">
      <span>{maskCprNumber(`${file.cprStart}0000`)}</span>
      {may.cpr ? (
        <PostButton kind="quiet" size="small" action={paths.cpr(file.citizenId)} label={t.showCprLabel}>
          {t.showCpr}
        </PostButton>
      ) : null}
    </span>
  );
}

function Spoken({ file, codes, language }: CitizenState) {
  const t = texts(language);
  const spoken = file.language ? codeWord(codes.language, file.language, language) : null;
  return (
    <>
      {spoken}
      {spoken && file.needsInterpreter ? '. ' : ''}
      {file.needsInterpreter ? <strong>{t.interpreter}</strong> : null}
    </>
  );
}

function ContactPerson(state: CitizenState) {
  const t = texts(state.language);
  const { contactPeople } = state.file;
  const periods = contactPeople.map((one) => ({
    staffId: one.staffId,
    from: dayOf(one.from),
    to: one.to === null ? null : dayOf(one.to),
    endReason: one.endReason,
  }));
  const current = contactPeople.findLast(
    (one) => one.from <= `${state.today}` && (one.to === null || one.to > `${state.today}`),
  );
  if (!current) return <span>{t.noContactPerson}</span>;
  return (
    <span>
      {t.since(current.name, plainDay(current.from, state))}, {t.changes(contactPersonChanges(periods).changes)}
    </span>
  );
}

function teamOf({ file, codes, language }: CitizenState): string {
  return file.team
    .map((one) => `${one.name} (${codeWord(codes.role, one.role, language).toLocaleLowerCase(language)})`)
    .join(', ');
}

function Consents(state: CitizenState) {
  const latest = new Map<string, ConsentRow>();
  for (const one of state.file.consents) {
    const key = `${one.organisation} ${one.informationKind}`;
    if (!latest.has(key)) latest.set(key, one);
  }
  return (
    <Tags>
      {[...latest].map(([key, consent]) => (
        <ConsentTag consent={consent} state={state} key={key} />
      ))}
    </Tags>
  );
}

function ConsentTag({ consent, state }: { consent: ConsentRow; state: CitizenState }) {
  const t = texts(state.language);
  const who = consent.organisation;
  switch (standingOf(consent, state.today).state) {
    case 'given':
    case 'not_yet':
      return (
        <Tag tone="door" icon="check">
          {t.consentGiven(
            who,
            consent.informationKind === 'case_file'
              ? consent.purpose
              : kindWords(state.language)[consent.informationKind],
          )}
        </Tag>
      );
    case 'expiring':
      return (
        <Tag tone="lamp" icon="clock">
          {t.consentExpires(who, shortDay(dayOf(consent.to ?? consent.from), state))}
        </Tag>
      );
    case 'refused':
      return <Tag icon="x">{t.consentRefused(who)}</Tag>;
    case 'withdrawn':
      return <Tag icon="x">{t.consentWithdrawn(who)}</Tag>;
    case 'expired':
      return <Tag icon="x">{t.consentExpired(who)}</Tag>;
  }
}
