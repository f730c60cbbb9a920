import { Button } from '#web/components/button.tsx';
import { CheckBox } from '#web/components/check-box.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { Paper } from '#web/components/paper.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { VisitToday } from './queries.ts';
import { nameIn, Who } from './queue.tsx';
import { nameOf, type OpenDoorState } from './state.ts';
import { texts } from './texts.ts';

/** Da: afslut besøget. Topics, a short note, and what was promised, saved as one thing. */
export function Finish({ one, state }: { one: VisitToday; state: OpenDoorState }) {
  const { language } = state.visit;
  const t = texts(language);
  const form = state.finish;
  const topics = form ? form.all('topic') : one.topics;
  const bridges = state.topics.filter((topic) => topics.includes(topic.code) && topic.attributes.bridge_da);
  return (
    <Paper title={t.finishVisit} titleId="finish-visit" close={{ href: paths.openDoor, label: t.close }}>
      <p>
        <Who one={one} state={state} />
      </p>
      <form
        method="post"
        action={paths.finishVisit(one.visitId)}
        class="stack stack-tight"
        aria-label={`${t.finishVisit}: ${nameIn(one, state)}`}
      >
        <input type="hidden" name="form_key" value={crypto.randomUUID()} />
        <ErrorSummary title={t.missing} errors={form?.errors ?? []} />
        <ChipGroup
          legend={t.wasAbout}
          name="topic"
          kind="checkbox"
          error={form?.errorOf('topic')}
          outsideHint={t.outside}
          chips={state.topics.map((topic) => ({
            value: topic.code,
            label: nameOf(state.topics, topic.code, language),
            isChosen: topics.includes(topic.code),
            isOutside: topic.attributes.is_outside_task === 'yes',
          }))}
        />
        {bridges.map((topic) => (
          <p class="secondary" key={topic.code}>
            → {language === 'da' ? topic.attributes.bridge_da : topic.attributes.bridge_en}
          </p>
        ))}
        {one.hasFile ? <Note form={form} state={state} /> : <p class="secondary">{t.noFile}</p>}
        <Button kind="primary">{t.save}</Button>
      </form>
    </Paper>
  );
}

function Note({ form, state }: { form: Form | undefined; state: OpenDoorState }) {
  const { language, actor } = state.visit;
  const t = texts(language);
  const visibility = form?.typed('visibility') || 'authority';
  return (
    <>
      <Field
        name="note"
        label={t.whatHappened}
        hint={t.whatHappenedHint}
        kind="text"
        rows={4}
        value={form?.typed('note') ?? ''}
        error={form?.errorOf('note')}
        isFirst
      />
      <Field
        name="place"
        label={t.place}
        kind="select"
        isBeside
        value={form?.typed('place') || 'office'}
        error={form?.errorOf('place')}
        options={state.places.map((place) => ({
          value: place.code,
          label: nameOf(state.places, place.code, language),
        }))}
      />
      <CheckBox name="promised" label={t.wePromised} isChecked={form?.typed('promised') === 'yes'} />
      <PromiseFields form={form} state={state} />
      <ChipGroup
        legend={t.whoSees}
        name="visibility"
        kind="radio"
        error={form?.errorOf('visibility')}
        chips={[
          {
            value: 'authority',
            label: t.seesAuthority(actor.employmentServiceName),
            isChosen: visibility === 'authority',
          },
          { value: 'team', label: t.seesTeam, isChosen: visibility === 'team' },
          { value: 'author', label: t.seesAuthor, isChosen: visibility === 'author' },
        ]}
      />
    </>
  );
}

function PromiseFields({ form, state }: { form: Form | undefined; state: OpenDoorState }) {
  const { language, actor } = state.visit;
  const t = texts(language);
  return (
    <div class="promise-fields">
      <Field name="what" label={t.what} isBeside value={form?.typed('what') ?? ''} error={form?.errorOf('what')} />
      <Field
        name="owner"
        label={t.owner}
        kind="select"
        isBeside
        value={form?.typed('owner') ?? ''}
        error={form?.errorOf('owner')}
        options={[
          { value: '', label: t.me },
          ...state.door.roster
            .filter((one) => one.staffId !== actor.staffId)
            .map((one) => ({ value: one.staffId, label: one.firstName })),
        ]}
      />
      <Field
        name="due"
        label={t.when}
        hint={t.whenHint}
        kind="date"
        value={form?.typed('due') ?? ''}
        error={form?.errorOf('due')}
      />
    </div>
  );
}
