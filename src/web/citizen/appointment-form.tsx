import type { Actor } from '#access/actor.ts';
import type { Code } from '#db/code-list.ts';
import { ChipGroup } from '../components/chip-group.tsx';
import { Field } from '../components/field.tsx';
import { InlineForm } from '../components/inline-form.tsx';
import type { Form } from '../form.ts';
import { paths } from '../paths.ts';
import type { Language } from '../texts.ts';
import { type Back, backPath } from './back.ts';
import { codeOptions } from './code-words.ts';
import type { Colleague } from './colleagues.ts';
import type { CitizenHead } from './find-citizen.ts';
import { ColleagueField } from './promise-forms.tsx';
import { texts } from './texts.ts';

/** Da: Ny aftale. Day, time, with whom, where and what about. */
export function AppointmentForm(props: {
  citizen: Pick<CitizenHead, 'citizenId'>;
  actor: Actor;
  form: Form;
  language: Language;
  back: Back;
  colleagues: readonly Colleague[];
  places: readonly Code[];
}) {
  const { citizen, form, language, back, places } = props;
  const t = texts(language);
  const place = form.typed('place') || 'office';
  return (
    <InlineForm
      id="appointment"
      action={paths.bookAppointment(citizen.citizenId)}
      fields={{ form_key: crypto.randomUUID(), draft_key: `appointment:${citizen.citizenId}`, back }}
      draft=""
      save={t.saveAppointment}
      cancel={{ href: backPath(back, citizen.citizenId), label: t.cancel }}
    >
      <Field
        name="day"
        kind="date"
        label={t.appointmentDay}
        value={form.typed('day')}
        error={form.errorOf('day')}
        isFirst
      />
      <Field name="time" label={t.startsAt} isShort value={form.typed('time')} error={form.errorOf('time')} />
      <Field
        name="minutes"
        kind="number"
        label={t.length}
        value={form.typed('minutes') || '30'}
        error={form.errorOf('minutes')}
      />
      <Field
        name="subject"
        label={t.subject}
        hint={t.subjectHint}
        value={form.typed('subject')}
        error={form.errorOf('subject')}
      />
      <ColleagueField name="staff" label={t.withWhom} {...props} />
      <ChipGroup
        legend={t.place}
        name="place"
        kind="radio"
        error={form.errorOf('place')}
        chips={codeOptions(places, language).map((one) => ({ ...one, isChosen: one.value === place }))}
      />
    </InlineForm>
  );
}
