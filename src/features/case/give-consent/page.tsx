import { INFORMATION_KINDS } from '#domain/consent/information-kind.ts';
import type { CitizenHead } from '#web/citizen/find-citizen.ts';
import { kindWords } from '#web/citizen/kind-words.ts';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { CheckBox } from '#web/components/check-box.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { ConsentRoom } from './queries.ts';
import { texts } from './texts.ts';

interface ConsentProps {
  citizen: CitizenHead;
  form: Form;
  language: Language;
  room: ConsentRoom;
}

/** The citizen's answer; under it, those that run and may be withdrawn at once. */
export function ConsentForm(props: ConsentProps) {
  const { citizen, form, language, room } = props;
  const t = texts(language);
  const action = paths.giveConsent(citizen.citizenId);
  return (
    <>
      <InlineForm
        action={action}
        fields={{ form_key: crypto.randomUUID() }}
        save={t.save}
        cancel={{ href: paths.citizen(citizen.citizenId), label: formTexts(language).cancel }}
      >
        <Field
          name="organisation"
          kind="select"
          label={t.organisation}
          emptyOption={t.choose}
          options={room.organisations.map((one) => ({ value: one.organisationId, label: one.name }))}
          value={form.typed('organisation')}
          error={form.errorOf('organisation')}
        />
        <Answers {...props} />
        <Field
          name="purpose"
          label={t.purpose}
          hint={t.purposeHint}
          value={form.typed('purpose')}
          error={form.errorOf('purpose')}
        />
        <Field
          name="until"
          kind="date"
          label={t.until}
          hint={t.untilHint}
          value={form.typed('until')}
          error={form.errorOf('until')}
        />
      </InlineForm>
      {room.running.map((one) => (
        <PostButton
          kind="danger"
          action={action}
          fields={{ form_key: crypto.randomUUID(), withdraw: one.consentId }}
          key={one.consentId}
        >
          {t.withdraw(one.discloser, one.recipient, kindWords(language)[one.informationKind])}
        </PostButton>
      ))}
    </>
  );
}

function Answers({ citizen, form, language, room }: ConsentProps) {
  const words = kindWords(language);
  const t = texts(language);
  const chips = (field: string, values: { value: string; label: string }[]) =>
    values.map((one) => ({ ...one, isChosen: form.typed(field) === one.value }));
  return (
    <>
      <ChipGroup
        legend={t.answer(citizen.firstName)}
        hint={t.answerHint}
        name="answer"
        kind="radio"
        error={form.errorOf('answer')}
        chips={chips('answer', [
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ])}
      />
      <ChipGroup
        legend={t.kinds}
        hint={t.kindsHint}
        name="kind"
        kind="checkbox"
        error={form.errorOf('kind')}
        chips={INFORMATION_KINDS.map((kind) => ({
          value: kind,
          label: words[kind],
          isChosen: form.all('kind').includes(kind),
        }))}
      />
      <CheckBox name="mutual" label={t.mutual(room.controller.name)} isChecked={form.typed('mutual') === 'yes'} />
      <ChipGroup
        legend={t.form}
        name="given"
        kind="radio"
        error={form.errorOf('given')}
        chips={chips('given', [
          { value: 'oral', label: t.oral },
          { value: 'written', label: t.written },
          { value: 'digital', label: t.digital },
        ])}
      />
    </>
  );
}
