import type { Actor } from '#access/actor.ts';
import type { Code } from '#db/code-list.ts';
import { codeOptions } from '#web/citizen/code-words.ts';
import type { Colleague } from '#web/citizen/colleagues.ts';
import type { CitizenHead } from '#web/citizen/find-citizen.ts';
import { ColleagueField } from '#web/citizen/promise-forms.tsx';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

/** Who, from when, and why. */
export function ChangeContactPersonForm(props: {
  citizen: CitizenHead;
  actor: Actor;
  form: Form;
  language: Language;
  colleagues: readonly Colleague[];
  reasons: readonly Code[];
}) {
  const { citizen, form, language } = props;
  const t = texts(language);
  return (
    <InlineForm
      action={paths.changeContactPerson(citizen.citizenId)}
      fields={{ form_key: crypto.randomUUID() }}
      save={t.save}
      cancel={{ href: paths.citizen(citizen.citizenId), label: formTexts(language).cancel }}
    >
      <p class="secondary">{t.lead}</p>
      <ColleagueField name="staff" label={t.staff} {...props} />
      <Field
        name="from"
        kind="date"
        label={t.from}
        value={form.names().includes('from') ? form.typed('from') : language === 'da' ? 'i dag' : 'today'}
        error={form.errorOf('from')}
      />
      <ChipGroup
        legend={t.reason}
        name="reason"
        kind="radio"
        error={form.errorOf('reason')}
        chips={codeOptions(props.reasons, language).map((one) => ({
          ...one,
          isChosen: one.value === form.typed('reason'),
        }))}
      />
    </InlineForm>
  );
}
