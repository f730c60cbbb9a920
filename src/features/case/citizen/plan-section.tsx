import { formatNumber } from '#drawing/format-number.ts';
import { PlanForm, type PlanPart } from '#web/citizen/plan-forms.tsx';
import { FactList } from '#web/components/fact-list.tsx';
import { HiddenFields } from '#web/components/hidden-fields.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { OwnWords } from '#web/components/own-words.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Tag } from '#web/components/tag.tsx';
import { VisuallyHidden } from '#web/components/visually-hidden.tsx';
import { Icon, type IconName } from '#web/icons/icon.tsx';
import { paths } from '#web/paths.ts';
import type { Barrier, Goal, Step } from './citizen-file.ts';
import { type CitizenState, dayOf, plainDay, shortDay } from './state.ts';
import { texts } from './texts.ts';

/** Da: planen på én side. Wish, what is in the way and what helps in own words, goals and steps; each part opens its form in place. */
export function PlanSection(state: CitizenState) {
  const { file, language } = state;
  const t = texts(language);
  const { plan } = file;
  const note = plan
    ? t.planNote(plainDay(plan.changedOn, state), plan.reviewOn ? plainDay(plan.reviewOn, state) : '')
    : t.noPlan;
  return (
    <Section id="plan" title={t.plan(file.firstName)} note={note}>
      <FactList
        facts={[
          { label: t.jobWish, value: <WishPart kind="job" state={state} /> },
          { label: t.educationWish, value: <WishPart kind="education" state={state} /> },
          { label: t.inTheWay, value: <Words kind="barrier" state={state} /> },
          { label: t.helps, value: <Words kind="resource" state={state} /> },
          { label: t.goals, value: <Goals state={state} /> },
        ]}
      />
    </Section>
  );
}

/** The form of a part when it is open, else the link that opens it. */
function PartForm({
  part,
  label,
  icon,
  state,
}: {
  part: PlanPart;
  label: string;
  icon?: IconName;
  state: CitizenState;
}) {
  const { file, may, open } = state;
  if (!may.plan) return null;
  if (open?.form !== part) {
    return (
      <LinkButton
        kind="quiet"
        size="small"
        icon={icon ?? 'plus'}
        href={`${paths.citizen(file.citizenId)}?open=${part}#${part}`}
      >
        {label}
      </LinkButton>
    );
  }
  return (
    <Paper>
      <PlanForm
        part={part}
        citizen={file}
        goals={file.goals}
        wishes={file.wishes}
        trackKinds={state.codes['track-kind']}
        {...state}
      />
    </Paper>
  );
}

function WishPart({ kind, state }: { kind: 'job' | 'education'; state: CitizenState }) {
  const { file, language, open } = state;
  const t = texts(language);
  const wish = file.wishes.find((one) => one.kind === kind);
  const isOpen = open?.form === `wish-${kind}`;
  const span = [wish?.hoursFrom, wish?.hoursTo].filter((hours) => hours !== null && hours !== undefined);
  const hours = [...new Set(span)].map((value) => formatNumber(value, language)).join('–');
  return (
    <>
      {wish && !isOpen ? (
        <>
          <OwnWords words={wish.ownWords} size="s" />
          <p class="meta">{[hours && t.hoursAWeek(hours), wish.conditions].filter(Boolean).join(', ')}</p>
        </>
      ) : null}
      <PartForm
        part={`wish-${kind}`}
        label={wish ? t.changeWish : t.addWish}
        icon={wish ? 'pencil' : 'plus'}
        state={state}
      />
    </>
  );
}

function Words({ kind, state }: { kind: 'barrier' | 'resource'; state: CitizenState }) {
  const t = texts(state.language);
  const words = state.file.barriers.filter((one) => one.kind === kind && one.ownWords !== null);
  const closed = state.file.barriers.filter((one) => one.kind === kind && one.ownWords === null).length;
  return (
    <>
      {words.length > 0 ? (
        <RowList>
          {words.map((one) => (
            <BarrierRow barrier={one} state={state} key={one.barrierId} />
          ))}
        </RowList>
      ) : null}
      {closed > 0 ? (
        <SeesLine isClosed>
          {t.sensitive(closed)}{' '}
          <a href={`${paths.citizen(state.file.citizenId)}?open=sensitive#plan`}>{t.openSensitive}</a>
        </SeesLine>
      ) : null}
      <PartForm part={kind} label={t.add} state={state} />
    </>
  );
}

function BarrierRow({ barrier, state }: { barrier: Barrier; state: CitizenState }) {
  const { language, may } = state;
  const t = texts(language);
  const words = barrier.ownWords ?? '';
  return (
    <Row
      main={<OwnWords words={words} size="s" />}
      state={
        barrier.liftedOn ? (
          <Tag tone="door" icon="check">
            {t.lifted(plainDay(barrier.liftedOn, state))}
          </Tag>
        ) : (
          <span class="meta">{t.notedOn(shortDay(dayOf(barrier.notedOn), state))}</span>
        )
      }
      acts={
        may.plan && !barrier.liftedOn && barrier.kind === 'barrier' ? (
          <Lift barrier={barrier} state={state} />
        ) : undefined
      }
    />
  );
}

function Lift({ barrier, state: { file, language } }: { barrier: Barrier; state: CitizenState }) {
  const t = texts(language);
  return (
    <PostButton
      kind="quiet"
      size="small"
      action={paths.writePlan(file.citizenId)}
      fields={{ form_key: crypto.randomUUID(), part: 'lift', id: barrier.barrierId, version: String(barrier.version) }}
      label={t.liftLabel(barrier.ownWords ?? '')}
    >
      {t.lift}
    </PostButton>
  );
}

function Goals({ state }: { state: CitizenState }) {
  const { file, language, open, may } = state;
  const t = texts(language);
  return (
    <>
      {file.goals.map((goal) => (
        <GoalPart goal={goal} state={state} key={goal.goalId} />
      ))}
      {may.plan && file.goals.length > 0 && open?.form !== 'step' ? (
        <LinkButton kind="quiet" size="small" icon="plus" href={`${paths.citizen(file.citizenId)}?open=step#step`}>
          {t.newStep}
        </LinkButton>
      ) : null}
      <PartForm part="goal" label={t.newGoal} state={state} />
    </>
  );
}

function GoalPart({ goal, state }: { goal: Goal; state: CitizenState }) {
  const t = texts(state.language);
  return (
    <>
      <h3>
        {goal.title} {goal.reachedOn ? <Tag tone="door">{t.reached}</Tag> : null}
      </h3>
      <RowList>
        {goal.steps.map((step) => (
          <StepRow step={step} state={state} key={step.stepId} />
        ))}
      </RowList>
    </>
  );
}

function StepRow({ step, state }: { step: Step; state: CitizenState }) {
  const { file, may } = state;
  const day = step.takenOn ?? step.dueOn;
  const who = [step.doer ?? file.firstName, day ? shortDay(dayOf(day), state) : ''].filter(Boolean).join(', ');
  return (
    <Row
      lead={step.takenOn ? <Icon name="check" /> : may.plan ? <TakeStep step={step} state={state} /> : undefined}
      main={
        <span class={step.takenOn ? 'secondary' : undefined}>
          {step.takenOn ? <VisuallyHidden>{`${texts(state.language).done} `}</VisuallyHidden> : null}
          {step.isOwnWords ? <OwnWords words={step.what} size="s" /> : step.what}
        </span>
      }
      state={<span class="meta">{who}</span>}
    />
  );
}

/** The circle before a step: one press, and it is taken. */
function TakeStep({ step, state }: { step: Step; state: CitizenState }) {
  return (
    <form method="post" action={paths.takeStep(step.stepId)}>
      <HiddenFields fields={{ form_key: crypto.randomUUID(), version: String(step.version) }} />
      <button class="round-check" type="submit" aria-label={texts(state.language).takeStep(step.what)}>
        <Icon name="check" size={16} />
      </button>
    </form>
  );
}
