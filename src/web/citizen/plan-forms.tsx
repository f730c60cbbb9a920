import type { Actor } from '#access/actor.ts';
import type { Code } from '#db/code-list.ts';
import { CheckBox } from '../components/check-box.tsx';
import { ChipGroup } from '../components/chip-group.tsx';
import { Field } from '../components/field.tsx';
import { InlineForm } from '../components/inline-form.tsx';
import type { Form } from '../form.ts';
import { paths } from '../paths.ts';
import type { Language } from '../texts.ts';
import { codeOptions } from './code-words.ts';
import type { Colleague } from './colleagues.ts';
import type { CitizenHead } from './find-citizen.ts';
import { ColleagueField } from './promise-forms.tsx';
import { texts } from './texts.ts';

/** The parts of a plan that have a form of their own; each is opened by `?open=<part>`. */
export const planParts = ['goal', 'step', 'barrier', 'resource', 'wish-job', 'wish-education', 'track'] as const;
export type PlanPart = (typeof planParts)[number];

/** All that any of the plan's forms needs. */
export interface PlanFormProps {
  part: PlanPart;
  citizen: Pick<CitizenHead, 'citizenId' | 'firstName'>;
  actor: Actor;
  form: Form;
  language: Language;
  goals: readonly { goalId: string; title: string }[];
  wishes: readonly {
    wishId: string;
    kind: string;
    ownWords: string;
    hoursFrom: number | null;
    hoursTo: number | null;
    conditions: string | null;
  }[];
  colleagues: readonly Colleague[];
  trackKinds: readonly Code[];
  today: Temporal.PlainDate;
  /** The wish that counts as "was on the screen" after somebody else set another; absent: the one that stands. */
  draftNote?: string | undefined;
}

/** The key under which a half-written part of a plan is kept. */
export const planDraftKey = (part: PlanPart, citizenId: string): string => `plan-${part}:${citizenId}`;

/** The form of one part of the plan, the same on the citizen's page and on its own. */
export function PlanForm(props: PlanFormProps) {
  const { part, citizen, language } = props;
  const t = texts(language);
  const saves: Record<PlanPart, string> = {
    goal: t.saveGoal,
    step: t.saveStep,
    barrier: t.saveBarrier,
    resource: t.saveBarrier,
    'wish-job': t.saveWish,
    'wish-education': t.saveWish,
    track: t.saveTrack,
  };
  const wish = wishOf(props);
  return (
    <InlineForm
      id={part}
      action={paths.writePlan(citizen.citizenId)}
      fields={{
        form_key: crypto.randomUUID(),
        draft_key: planDraftKey(part, citizen.citizenId),
        part,
        ...(part.startsWith('wish') ? { replaces: wish?.wishId ?? '' } : {}),
      }}
      draft={props.draftNote ?? ''}
      save={saves[part]}
      cancel={{ href: paths.citizen(citizen.citizenId), label: t.cancel }}
    >
      <PartFields {...props} />
    </InlineForm>
  );
}

function PartFields(props: PlanFormProps) {
  switch (props.part) {
    case 'goal':
      return <GoalFields {...props} />;
    case 'step':
      return <StepFields {...props} />;
    case 'barrier':
    case 'resource':
      return <BarrierFields {...props} />;
    case 'track':
      return <TrackFields {...props} />;
    default:
      return <WishFields {...props} />;
  }
}

function GoalFields({ form, language }: PlanFormProps) {
  const t = texts(language);
  const track = form.typed('track') || 'job';
  return (
    <>
      <Field name="title" label={t.goalTitle} value={form.typed('title')} error={form.errorOf('title')} isFirst />
      <ChipGroup
        legend={t.goalTrack}
        name="track"
        kind="radio"
        error={form.errorOf('track')}
        chips={[
          { value: 'job', label: t.trackJob, isChosen: track === 'job' },
          { value: 'holistic', label: t.trackHolistic, isChosen: track === 'holistic' },
        ]}
      />
    </>
  );
}

function StepFields(props: PlanFormProps) {
  const { form, language, goals, citizen } = props;
  const t = texts(language);
  return (
    <>
      <Field name="what" label={t.stepWhat} value={form.typed('what')} error={form.errorOf('what')} isFirst />
      <CheckBox label={t.ownWords(citizen.firstName)} name="own_words" isChecked={form.typed('own_words') === 'yes'} />
      <Field
        name="goal"
        kind="select"
        label={t.stepGoal}
        options={goals.map((goal) => ({ value: goal.goalId, label: goal.title }))}
        value={form.typed('goal') || goals[0]?.goalId}
        error={form.errorOf('goal')}
      />
      <ColleagueField name="doer" label={t.owner} citizenOption={citizen.firstName} {...props} />
      <Field
        name="due"
        kind="date"
        label={t.stepDue}
        hint={t.stepDueHint}
        value={form.typed('due')}
        error={form.errorOf('due')}
      />
    </>
  );
}

function BarrierFields({ form, language, citizen, part }: PlanFormProps) {
  const t = texts(language);
  return (
    <>
      <Field
        name="words"
        label={t.barrierWords(citizen.firstName)}
        value={form.typed('words')}
        error={form.errorOf('words')}
        isFirst
      />
      {part === 'barrier' ? (
        <CheckBox label={t.sensitive} name="sensitive" isChecked={form.typed('sensitive') === 'yes'} />
      ) : null}
    </>
  );
}

const wishOf = ({ part, wishes }: PlanFormProps) => wishes.find((wish) => `wish-${wish.kind}` === part);

function WishFields(props: PlanFormProps) {
  const { form, language, citizen } = props;
  const t = texts(language);
  const wish = wishOf(props);
  const isTyped = form.names().includes('words');
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value).replace('.', ',');
  const value = (field: string, standing: string) => (isTyped ? form.typed(field) : standing);
  return (
    <>
      <Field
        name="words"
        label={t.wishWords(citizen.firstName)}
        value={value('words', wish?.ownWords ?? '')}
        error={form.errorOf('words')}
        isFirst
      />
      <Field
        name="hours_from"
        kind="number"
        label={t.hoursFrom}
        value={value('hours_from', number(wish?.hoursFrom))}
        error={form.errorOf('hours_from')}
      />
      <Field
        name="hours_to"
        kind="number"
        label={t.hoursTo}
        value={value('hours_to', number(wish?.hoursTo))}
        error={form.errorOf('hours_to')}
      />
      <Field
        name="conditions"
        label={t.conditions}
        hint={t.conditionsHint}
        value={value('conditions', wish?.conditions ?? '')}
        error={form.errorOf('conditions')}
      />
    </>
  );
}

function TrackFields({ form, language, trackKinds }: PlanFormProps) {
  const t = texts(language);
  return (
    <>
      <ChipGroup
        legend={t.trackKind}
        name="kind"
        kind="radio"
        error={form.errorOf('kind')}
        chips={codeOptions(trackKinds, language).map((one) => ({ ...one, isChosen: one.value === form.typed('kind') }))}
      />
      <Field
        name="label"
        label={t.trackLabel}
        hint={t.trackLabelHint}
        value={form.typed('label')}
        error={form.errorOf('label')}
      />
      <Field
        name="from"
        kind="date"
        label={t.trackFrom}
        hint={t.dayHint}
        value={form.typed('from')}
        error={form.errorOf('from')}
      />
    </>
  );
}
