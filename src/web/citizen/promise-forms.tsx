import type { Actor } from '#access/actor.ts';
import { Field } from '../components/field.tsx';
import { InlineForm } from '../components/inline-form.tsx';
import type { Form } from '../form.ts';
import { paths } from '../paths.ts';
import type { Language } from '../texts.ts';
import { type Back, backPath } from './back.ts';
import type { Colleague } from './colleagues.ts';
import type { CitizenHead } from './find-citizen.ts';
import { texts } from './texts.ts';

interface PromiseFormProps {
  citizen: Pick<CitizenHead, 'citizenId'>;
  form: Form;
  language: Language;
  back: Back;
}

/** A select of those who may do something, the actor first and chosen. */
export function ColleagueField(props: {
  name: string;
  label: string;
  colleagues: readonly Colleague[];
  actor: Actor;
  form: Form;
  language: Language;
  /** A first option that stands for nobody of the staff: the citizen does it. */
  citizenOption?: string;
}) {
  const t = texts(props.language);
  const options = props.colleagues.map((one) => ({
    value: one.staffId,
    label: one.staffId === props.actor.staffId ? t.you(one.firstName) : `${one.firstName} ${one.lastName}`.trim(),
  }));
  const first = props.citizenOption === undefined ? props.actor.staffId : '';
  return (
    <Field
      name={props.name}
      kind="select"
      label={props.label}
      options={options}
      emptyOption={props.citizenOption}
      value={props.form.typed(props.name) || first}
      error={props.form.errorOf(props.name)}
    />
  );
}

/** Da: Nyt løfte. What, by whom, until when. */
export function MakePromiseForm(props: PromiseFormProps & { actor: Actor; colleagues: readonly Colleague[] }) {
  const { citizen, form, language, back } = props;
  const t = texts(language);
  return (
    <InlineForm
      id="promise"
      action={paths.makePromise(citizen.citizenId)}
      fields={{ form_key: crypto.randomUUID(), draft_key: `promise:${citizen.citizenId}`, back }}
      draft=""
      save={t.savePromise}
      cancel={{ href: backPath(back, citizen.citizenId), label: t.cancel }}
    >
      <Field name="what" label={t.whatPromised} value={form.typed('what')} error={form.errorOf('what')} isFirst />
      <Field name="due" kind="date" label={t.promiseDue} value={form.typed('due')} error={form.errorOf('due')} />
      <ColleagueField name="owner" label={t.owner} {...props} />
    </InlineForm>
  );
}

interface OnePromiseProps extends PromiseFormProps {
  promise: { promiseId: string; version: number };
}

/** Da: Løftet er holdt. One question: what came of it. Shown on the citizen's page and on the day's list. */
export function KeepPromiseForm({ citizen, promise, form, language, back }: OnePromiseProps) {
  const t = texts(language);
  return (
    <InlineForm
      id={`keep-${promise.promiseId}`}
      action={paths.keepPromise(promise.promiseId)}
      fields={{ form_key: crypto.randomUUID(), version: String(promise.version), back }}
      save={t.saveKept}
      cancel={{ href: backPath(back, citizen.citizenId), label: t.cancel }}
    >
      <Field
        name="outcome"
        label={t.outcome}
        hint={t.outcomeHint}
        value={form.typed('outcome')}
        error={form.errorOf('outcome')}
        isFirst
      />
    </InlineForm>
  );
}

/** Da: Udskyd løftet. One question: until when. */
export function PostponePromiseForm({ citizen, promise, form, language, back }: OnePromiseProps) {
  const t = texts(language);
  return (
    <InlineForm
      id={`postpone-${promise.promiseId}`}
      action={paths.postponePromise(promise.promiseId)}
      fields={{ form_key: crypto.randomUUID(), version: String(promise.version), back }}
      save={t.savePostponed}
      cancel={{ href: backPath(back, citizen.citizenId), label: t.cancel }}
    >
      <Field
        name="due_on"
        kind="date"
        label={t.newDue}
        value={form.typed('due_on')}
        error={form.errorOf('due_on')}
        isFirst
      />
    </InlineForm>
  );
}
