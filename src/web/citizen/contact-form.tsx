import type { Actor } from '#access/actor.ts';
import type { Code } from '#db/code-list.ts';
import { DEFAULT_VISIBILITY } from '#domain/consent/visibility.ts';
import { formatTime } from '#drawing/format-time.ts';
import { ChipGroup } from '../components/chip-group.tsx';
import { Field } from '../components/field.tsx';
import { InlineForm } from '../components/inline-form.tsx';
import { Unfold } from '../components/unfold.tsx';
import type { Form } from '../form.ts';
import { paths } from '../paths.ts';
import type { Language } from '../texts.ts';
import { type Back, backPath } from './back.ts';
import { codeOptions } from './code-words.ts';
import type { CitizenHead } from './find-citizen.ts';
import { texts } from './texts.ts';

/** What the note's form needs; `form` holds what was typed, restored from a draft, or nothing. */
export interface ContactFormProps {
  citizen: Pick<CitizenHead, 'citizenId' | 'firstName'>;
  actor: Actor;
  form: Form;
  codes: Record<'contact-kind' | 'contact-place' | 'topic', Code[]>;
  language: Language;
  back: Back;
  draftSavedAt?: Temporal.Instant | undefined;
}

/** The key under which a half-written note is kept. */
export const contactDraftKey = (citizenId: string): string => `contact:${citizenId}`;

/** Da: Skriv note. The note first, then what it was and what was promised; the rest is filled in already. */
export function ContactForm(props: ContactFormProps) {
  const { citizen, form, codes, language, back } = props;
  const t = texts(language);
  const chosen = (field: string, otherwise: string) => form.typed(field) || otherwise;
  const kind = chosen('kind', 'talk');
  const savedAt = props.draftSavedAt;
  return (
    <InlineForm
      id="contact"
      action={paths.writeContact(citizen.citizenId)}
      fields={{ form_key: crypto.randomUUID(), draft_key: contactDraftKey(citizen.citizenId), back }}
      save={t.saveNote}
      cancel={{ href: backPath(back, citizen.citizenId), label: t.cancel }}
      draft={savedAt ? t.draftRestored(formatTime(savedAt, language)) : ''}
    >
      <Field
        name="note"
        kind="text"
        label={t.note}
        hint={t.noteHint(citizen.firstName)}
        value={form.typed('note')}
        error={form.errorOf('note')}
        isFirst
        rows={4}
      />
      <ChipGroup
        legend={t.kind}
        name="kind"
        kind="radio"
        error={form.errorOf('kind')}
        chips={codeOptions(codes['contact-kind'], language).map((one) => ({ ...one, isChosen: one.value === kind }))}
      />
      <PromisePart form={form} language={language} />
      <VisibilityChips {...props} />
      <Topics {...props} />
      <Unfold label={t.more} isOpen={['place', 'minutes', 'day', 'time'].some((field) => form.errorOf(field))}>
        <WhereAndWhen {...props} />
      </Unfold>
    </InlineForm>
  );
}

function PromisePart({ form, language }: { form: Form; language: Language }) {
  const t = texts(language);
  return (
    <div class="promise-part">
      <Field
        name="promise"
        label={t.promise}
        hint={t.promiseHint}
        value={form.typed('promise')}
        error={form.errorOf('promise')}
      />
      <Field
        name="promise_due"
        kind="date"
        label={t.promiseDue}
        value={form.typed('promise_due')}
        error={form.errorOf('promise_due')}
      />
    </div>
  );
}

function VisibilityChips({ form, actor, language }: ContactFormProps) {
  const t = texts(language);
  const chosen = form.typed('visibility') || (actor.isMunicipal ? DEFAULT_VISIBILITY : 'team');
  const chips = [
    { value: 'author', label: t.seesAuthor },
    { value: 'authority', label: t.seesAuthority(actor.employmentServiceName) },
    { value: 'team', label: t.seesTeam },
  ];
  return (
    <ChipGroup
      legend={t.visibility}
      name="visibility"
      kind="radio"
      error={form.errorOf('visibility')}
      chips={chips.map((chip) => ({ ...chip, isChosen: chip.value === chosen }))}
    />
  );
}

function Topics({ form, codes, language }: ContactFormProps) {
  const t = texts(language);
  return (
    <ChipGroup
      legend={t.topics}
      name="topic"
      kind="checkbox"
      error={form.errorOf('topic')}
      outsideHint={t.outside}
      chips={codes.topic.map((code) => ({
        value: code.code,
        label: language === 'da' ? code.nameDa : code.nameEn,
        isChosen: form.all('topic').includes(code.code),
        isOutside: code.attributes.is_outside_task === 'yes',
      }))}
    />
  );
}

function WhereAndWhen({ form, codes, language }: ContactFormProps) {
  const t = texts(language);
  const place = form.typed('place') || 'office';
  return (
    <div class="inline-form">
      <ChipGroup
        legend={t.place}
        name="place"
        kind="radio"
        error={form.errorOf('place')}
        chips={codeOptions(codes['contact-place'], language).map((one) => ({ ...one, isChosen: one.value === place }))}
      />
      <Field
        name="minutes"
        kind="number"
        label={t.minutes}
        value={form.typed('minutes')}
        error={form.errorOf('minutes')}
      />
      <Field
        name="day"
        kind="date"
        label={t.day}
        hint={t.dayHint}
        value={form.typed('day')}
        error={form.errorOf('day')}
      />
      <Field name="time" label={t.time} isShort value={form.typed('time')} error={form.errorOf('time')} />
    </div>
  );
}
