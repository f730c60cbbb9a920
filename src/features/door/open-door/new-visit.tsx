import { displayName, shortName } from '#domain/identity/person-name.ts';
import { Button } from '#web/components/button.tsx';
import { CheckBox } from '#web/components/check-box.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Unfold } from '#web/components/unfold.tsx';
import { paths } from '#web/paths.ts';
import { nameOf, type OpenDoorState } from './state.ts';
import { texts } from './texts.ts';

/** Da: nyt besøg. Three questions; the third saves at once. */
export function NewVisit(state: OpenDoorState) {
  const { language } = state.visit;
  const t = texts(language);
  const form = state.newVisit;
  const topics = form?.all('topic') ?? [];
  return (
    <Paper title={t.newVisit} titleId="new-visit">
      <form method="post" action={paths.registerVisit} aria-labelledby="new-visit" class="stack stack-tight">
        <input type="hidden" name="form_key" value={crypto.randomUUID()} />
        <ErrorSummary title={t.missing} errors={form?.errors ?? []} />
        <Field
          step={1}
          name="name"
          label={t.who}
          placeholder={t.nameOrPhone}
          value={form?.typed('name') ?? ''}
          error={form?.errorOf('name')}
          autoComplete="off"
        />
        <Faces {...state} />
        <ChipGroup
          step={2}
          legend={t.about}
          name="topic"
          kind="checkbox"
          error={form?.errorOf('topic')}
          outsideHint={t.outside}
          chips={state.topics.map((topic) => ({
            value: topic.code,
            label: nameOf(state.topics, topic.code, language),
            isOutside: topic.attributes.is_outside_task === 'yes',
            isChosen: topics.includes(topic.code),
          }))}
        />
        <Wishes {...state} />
        <Button kind="primary" isWide name="take" value="queue">
          {t.queue}
        </Button>
        <Button isWide name="take" value="me">
          {t.meNow}
        </Button>
      </form>
    </Paper>
  );
}

/** Those it may be: the ones the typed name found, or faces that come often. */
function Faces(state: OpenDoorState) {
  const t = texts(state.visit.language);
  const form = state.newVisit;
  const chosen = form?.typed('citizen') ?? '';
  return state.matches.length > 0 ? (
    <ChipGroup
      legend={t.isItOneOfThese}
      name="citizen"
      kind="radio"
      chips={[
        ...state.matches.map((one) => ({ value: one.citizenId, label: displayName(one) })),
        { value: 'new', label: t.someoneNew(form?.typed('name') ?? ''), isOutside: true },
      ]}
    />
  ) : (
    <ChipGroup
      legend={t.knownFaces}
      isLegendHidden
      name="citizen"
      kind="radio"
      chips={[
        { value: 'none', label: t.withoutName, isChosen: chosen === 'none' },
        ...state.recent.map((one) => ({
          value: one.citizenId,
          label: shortName(one),
          isChosen: chosen === one.citizenId,
        })),
      ]}
    />
  );
}

function Wishes(state: OpenDoorState) {
  const t = texts(state.visit.language);
  const form = state.newVisit;
  return (
    <Unfold label={`${t.wantsToTalkWith} …`}>
      <Field
        name="wished"
        label={t.wantsToTalkWith}
        kind="select"
        emptyOption={t.anyone}
        value={form?.typed('wished') ?? ''}
        error={form?.errorOf('wished')}
        options={state.door.roster.map((one) => ({ value: one.staffId, label: one.firstName }))}
      />
      <CheckBox name="urgent" label={t.urgent} isChecked={form?.typed('urgent') === 'yes'} />
    </Unfold>
  );
}
