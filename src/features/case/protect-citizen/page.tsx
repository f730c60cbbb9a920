import { PROTECTION_KINDS } from '#domain/protection/protection-kind.ts';
import { formatDate } from '#drawing/format-date.ts';
import type { CitizenHead } from '#web/citizen/find-citizen.ts';
import { protectionWords } from '#web/citizen/protection-words.ts';
import { texts as formTexts } from '#web/citizen/texts.ts';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { RunningProtection } from './queries.ts';
import { texts } from './texts.ts';

interface ProtectionProps {
  citizen: CitizenHead;
  running: readonly RunningProtection[];
  form: Form;
  language: Language;
}

/** A new period, and under it those that run and may be ended. */
export function ProtectionForm({ citizen, running, form, language }: ProtectionProps) {
  const t = texts(language);
  const words = protectionWords(language);
  const action = paths.protectCitizen(citizen.citizenId);
  return (
    <>
      <p>{t.lead(citizen.firstName)}</p>
      <InlineForm
        action={action}
        fields={{ form_key: crypto.randomUUID() }}
        save={t.save}
        cancel={{ href: paths.citizen(citizen.citizenId), label: formTexts(language).cancel }}
      >
        <ChipGroup
          legend={t.kind}
          hint={t.kindHint}
          name="kind"
          kind="radio"
          error={form.errorOf('kind')}
          chips={PROTECTION_KINDS.map((kind) => ({
            value: kind,
            label: words[kind],
            isChosen: form.typed('kind') === kind,
          }))}
        />
        <Field
          name="from"
          kind="date"
          label={t.from}
          hint={t.fromHint}
          value={form.typed('from')}
          error={form.errorOf('from')}
        />
        <Field
          name="until"
          kind="date"
          label={t.until}
          hint={t.untilHint}
          value={form.typed('until')}
          error={form.errorOf('until')}
        />
      </InlineForm>
      {running.length > 0 ? <Running {...{ citizen, running, language }} /> : null}
    </>
  );
}

function Running({ citizen, running, language }: Omit<ProtectionProps, 'form'>) {
  const t = texts(language);
  const words = protectionWords(language);
  const day = (text: string) => formatDate(Temporal.PlainDate.from(text), language, 'long');
  return (
    <>
      <p>{t.endHint}</p>
      <RowList isTwoLines>
        {running.map((one) => (
          <Row
            key={one.protectionId}
            main={<strong>{words[one.kind]}</strong>}
            sub={one.to ? t.fromUntil(day(one.from), day(one.to)) : t.fromDay(day(one.from))}
            acts={
              <PostButton
                kind="danger"
                size="small"
                action={paths.protectCitizen(citizen.citizenId)}
                fields={{ form_key: crypto.randomUUID(), end: one.protectionId }}
                label={`${t.end}: ${words[one.kind]}`}
              >
                {t.end}
              </PostButton>
            }
          />
        ))}
      </RowList>
    </>
  );
}
