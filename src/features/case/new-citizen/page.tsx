import type { Actor } from '#access/actor.ts';
import { displayName } from '#domain/identity/person-name.ts';
import { codeOptions } from '#web/citizen/code-words.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { CheckBox } from '#web/components/check-box.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { NewCitizenRoom } from './form.ts';
import type { LooksAlike } from './queries.ts';
import { texts } from './texts.ts';

interface NewCitizenPageProps {
  actor: Actor;
  form: Form;
  room: NewCitizenRoom;
  alike: readonly LooksAlike[];
}

/** Da: Ny borger. Those who look alike are shown before a second file is made. */
export function NewCitizenPage(props: NewCitizenPageProps) {
  const { form, room, alike } = props;
  const t = texts(room.language);
  return (
    <Stack>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead title={t.title} lead={t.lead} back={{ href: paths.citizens, label: t.myCitizens }} />
      <div class="form">
        <Paper>
          <InlineForm
            action={paths.newCitizen}
            fields={{ form_key: crypto.randomUUID() }}
            save={t.save}
            cancel={{ href: paths.citizens, label: t.cancel }}
          >
            {alike.length > 0 ? <Alike {...props} /> : null}
            <PersonFields {...props} />
            <CaseFields {...props} />
          </InlineForm>
        </Paper>
      </div>
    </Stack>
  );
}

function Alike({ alike, form, room }: NewCitizenPageProps) {
  const t = texts(room.language);
  const error = form.errorOf('another_person');
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <p class="field-label">{t.duplicates}</p>
      <p class="field-hint">{t.duplicatesHint}</p>
      <RowList>
        {alike.map((one) => (
          <Row
            main={<PersonLink person={one} language={room.language} />}
            note={one.contactPerson ? t.followedBy(one.contactPerson) : undefined}
            state={one.hasSameCpr ? t.sameCpr : undefined}
            key={one.citizenId}
          />
        ))}
      </RowList>
      {error ? <p class="field-error">{error}</p> : null}
      <CheckBox label={t.anotherPerson} name="another_person" isChecked={form.typed('another_person') === 'yes'} />
    </div>
  );
}

function PersonFields({ actor, form, room }: NewCitizenPageProps) {
  const t = texts(room.language);
  const field = (name: string) => ({ name, value: form.typed(name), error: form.errorOf(name) });
  return (
    <>
      <Field {...field('first_name')} label={t.firstName} isFirst isRequired />
      <Field {...field('last_name')} label={t.lastName} hint={t.lastNameHint} />
      <Field {...field('cpr')} label={t.cpr} hint={actor.isDemo ? t.cprHintDemo : t.cprHint} isShort />
      <Field {...field('phone')} label={t.phone} kind="tel" isShort />
      <Field {...field('address')} label={t.address} />
    </>
  );
}

function CaseFields({ actor, form, room }: NewCitizenPageProps) {
  const t = texts(room.language);
  return (
    <>
      <Field
        name="language"
        kind="select"
        label={t.language}
        emptyOption={t.choose}
        options={codeOptions(room.codes.language, room.language)}
        value={form.typed('language')}
        error={form.errorOf('language')}
      />
      <CheckBox label={t.interpreter} name="interpreter" isChecked={form.typed('interpreter') === 'yes'} />
      <Field
        name="target_group"
        kind="select"
        label={t.targetGroup}
        emptyOption={t.choose}
        options={codeOptions(room.codes['target-group'], room.language)}
        value={form.typed('target_group')}
        error={form.errorOf('target_group')}
      />
      <Field
        name="contact_person"
        kind="select"
        label={t.contactPerson}
        options={room.colleagues.map((one) => ({
          value: one.staffId,
          label: one.staffId === actor.staffId ? t.you(one.firstName) : displayName(one),
        }))}
        value={form.typed('contact_person') || actor.staffId}
        error={form.errorOf('contact_person')}
      />
    </>
  );
}
