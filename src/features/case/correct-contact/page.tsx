import type { CitizenHead } from '#web/citizen/find-citizen.ts';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { StandingNote } from './queries.ts';
import { texts } from './texts.ts';

/** The note in a field, and why it is corrected. What was typed wins over what stands. */
export function CorrectContactForm(props: {
  citizen: CitizenHead;
  standing: StandingNote;
  form: Form;
  language: Language;
}) {
  const { citizen, standing, form, language } = props;
  const t = texts(language);
  const note = form.names().includes('note') ? form.typed('note') : standing.note;
  return (
    <InlineForm
      action={paths.correctContact(citizen.citizenId, standing.contactId)}
      fields={{
        form_key: crypto.randomUUID(),
        draft_key: `correct:${standing.contactId}`,
        version: String(standing.version),
      }}
      draft=""
      save={t.save}
      cancel={{ href: paths.citizen(citizen.citizenId), label: formTexts(language).cancel }}
    >
      <Field name="note" kind="text" label={t.note} value={note} error={form.errorOf('note')} isFirst rows={5} />
      <Field
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={form.typed('reason')}
        error={form.errorOf('reason')}
      />
    </InlineForm>
  );
}
