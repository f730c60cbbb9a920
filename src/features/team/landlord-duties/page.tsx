import { displayName } from '#domain/identity/person-name.ts';
import { formatDate } from '#drawing/format-date.ts';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { Columns } from '#web/components/columns.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import { dutyWords, type HeldDuty, LANDLORD_DUTIES } from '#web/staff/landlord-duties.ts';
import type { Language } from '#web/texts.ts';
import type { HousingStaff } from './queries.ts';
import { texts } from './texts.ts';

interface DutiesProps {
  duties: readonly HeldDuty[];
  staff: readonly HousingStaff[];
  form: Form;
  back: { href: string; label: string };
  language: Language;
}

/** Da: Opgaver for udlejer. Who handles tenancy, rent or hiring, and the form that adds one. */
export function DutiesPage(props: DutiesProps) {
  const t = texts(props.language);
  return (
    <Stack>
      <ErrorSummary title={t.errors} errors={props.form.errors} />
      <PageHead title={t.title} lead={t.lead} back={props.back} />
      <Columns kind="citizen">
        <Running {...props} />
        <Add {...props} />
      </Columns>
    </Stack>
  );
}

function Running({ duties, language }: DutiesProps) {
  const t = texts(language);
  const words = dutyWords(language);
  return (
    <Section id="running" title={t.running} count={duties.length}>
      {duties.length === 0 ? (
        <Empty title={t.nobody} text={t.nobodyText} />
      ) : (
        <RowList isTwoLines>
          {duties.map((one) => (
            <Row
              key={one.landlordDutyId}
              main={<strong>{displayName(one)}</strong>}
              sub={`${words[one.duty]} ${t.fromDay(formatDate(Temporal.PlainDate.from(one.from), language, 'long'))}, ${one.organisation}`}
              acts={
                <PostButton
                  kind="quiet"
                  action={paths.landlordDuties}
                  fields={{ form_key: crypto.randomUUID(), end: one.landlordDutyId }}
                  label={t.endOf(words[one.duty], displayName(one))}
                >
                  {t.end}
                </PostButton>
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

function Add({ staff, form, language }: DutiesProps) {
  const t = texts(language);
  const words = dutyWords(language);
  return (
    <Paper title={t.add}>
      <InlineForm action={paths.landlordDuties} fields={{ form_key: crypto.randomUUID() }} save={t.save}>
        <Field
          name="staff"
          kind="select"
          label={t.who}
          hint={t.whoHint}
          emptyOption={t.choose}
          options={staff.map((one) => ({ value: one.staffId, label: `${displayName(one)}, ${one.organisation}` }))}
          value={form.typed('staff')}
          error={form.errorOf('staff')}
        />
        <ChipGroup
          legend={t.duty}
          name="duty"
          kind="radio"
          error={form.errorOf('duty')}
          chips={LANDLORD_DUTIES.map((duty) => ({
            value: duty,
            label: words[duty],
            isChosen: form.typed('duty') === duty,
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
      </InlineForm>
    </Paper>
  );
}
