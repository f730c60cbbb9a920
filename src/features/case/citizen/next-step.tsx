import { formatDate } from '#drawing/format-date.ts';
import { PlanForm } from '#web/citizen/plan-forms.tsx';
import { Acts } from '#web/components/acts.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { OwnWords } from '#web/components/own-words.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { paths } from '#web/paths.ts';
import type { Step } from './citizen-file.ts';
import { type CitizenState, dayOf } from './state.ts';
import { texts } from './texts.ts';

/** Da: Næste skridt. Always first: in the citizen's own words when there are any, who does it, by when. */
export function NextStep(state: CitizenState) {
  const { file, language, may, open } = state;
  const t = texts(language);
  const step = nextStepOf(file.goals.flatMap((goal) => goal.steps));
  const first = file.goals.length === 0 ? 'goal' : 'step';
  if (open?.form === 'step' && may.plan) {
    return (
      <Paper title={t.newStep}>
        <PlanForm part="step" citizen={file} goals={file.goals} wishes={file.wishes} trackKinds={[]} {...state} />
      </Paper>
    );
  }
  return (
    <Paper title={t.nextStep}>
      {step ? (
        <StepWords step={step} state={state} />
      ) : (
        <p class="secondary">{`${t.noStep}. ${t.noStepText(file.firstName)}`}</p>
      )}
      {may.plan ? (
        <Acts>
          {step ? <TakeStep step={step} state={state} /> : null}
          <LinkButton
            kind={step ? 'quiet' : 'secondary'}
            href={`${paths.citizen(file.citizenId)}?open=${first}#${first}`}
          >
            {step ? t.writeNew : first === 'goal' ? t.writeGoal : t.writeStep}
          </LinkButton>
        </Acts>
      ) : null}
    </Paper>
  );
}

/** The step that is next: one in the citizen's own words before any other, then the earliest day. */
export function nextStepOf(steps: readonly Step[]): Step | null {
  const order = (step: Step) => [step.isOwnWords ? '0' : '1', step.dueOn ?? '9999', step.setOn].join(' ');
  return steps.filter((step) => step.takenOn === null).toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[0] ?? null;
}

function StepWords({ step, state: { file, language } }: { step: Step; state: CitizenState }) {
  const t = texts(language);
  const who = step.doer ? t.doesIt(step.doer) : t.doesItSelf(file.firstName);
  const by = step.dueOn ? ` ${t.by(formatDate(dayOf(step.dueOn), language, 'weekday'))}` : '';
  return (
    <>
      {step.isOwnWords ? <OwnWords words={step.what} size="xl" /> : <p class="paper-title">{step.what}</p>}
      <p class="secondary">{`${who}${by}.`}</p>
    </>
  );
}

function TakeStep({ step, state: { language } }: { step: Step; state: CitizenState }) {
  return (
    <PostButton
      icon="check"
      action={paths.takeStep(step.stepId)}
      fields={{ form_key: crypto.randomUUID(), version: String(step.version) }}
    >
      {texts(language).stepTaken}
    </PostButton>
  );
}
