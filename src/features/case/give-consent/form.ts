import { INFORMATION_KINDS, type InformationKind } from '#domain/consent/information-kind.ts';
import { readDay } from '#web/citizen/read-day.ts';
import type { Form } from '#web/form.ts';
import type { Language } from '#web/texts.ts';
import type { NewConsent } from './give-consent.ts';
import type { ConsentRoom } from './queries.ts';
import { texts } from './texts.ts';

/** What the citizen answered, as typed into the form. */
export interface ConsentAnswer {
  organisationId: string;
  isGiven: boolean;
  kinds: InformationKind[];
  /** The other organisation may tell what it has written itself, too. */
  isMutual: boolean;
  given: NewConsent['form'];
  purpose: string;
  to: Temporal.PlainDate | null;
}

/** Reads the answer; what is missing is refused in the form. */
export function readAnswer(
  form: Form,
  room: ConsentRoom,
  { language, today }: { language: Language; today: Temporal.PlainDate },
): ConsentAnswer {
  const t = texts(language);
  const organisationId = form.oneOf(
    'organisation',
    room.organisations.map((one) => one.organisationId),
    t.organisationMissing,
  );
  const isGiven = form.oneOf('answer', ['yes', 'no'], t.answerMissing) === 'yes';
  const chosen = INFORMATION_KINDS.filter((kind) => form.all('kind').includes(kind));
  if (isGiven && chosen.length === 0) form.refuse('kind', t.kindMissing);
  const given = form.oneOf('given', ['oral', 'written', 'digital'], t.formMissing);
  const purpose = form.text('purpose', { max: 100, required: t.purposeMissing });
  const until = readDay(form, 'until', { today, language, only: 'future' });
  return {
    organisationId,
    isGiven,
    kinds: !isGiven || chosen.length === INFORMATION_KINDS.length ? ['case_file'] : chosen,
    isMutual: form.typed('mutual') === 'yes',
    given,
    purpose,
    to: until === null ? null : until.add({ days: 1 }),
  };
}

/** One consent for each kind and direction; `controllerId` answers for the file. */
export function consentsOf(
  answer: ConsentAnswer,
  controllerId: string,
): Pick<NewConsent, 'discloserId' | 'organisationId' | 'informationKind'>[] {
  const there = { discloserId: controllerId, organisationId: answer.organisationId };
  const back = { discloserId: answer.organisationId, organisationId: controllerId };
  return (answer.isMutual ? [there, back] : [there]).flatMap((way) =>
    answer.kinds.map((informationKind) => ({ ...way, informationKind })),
  );
}
