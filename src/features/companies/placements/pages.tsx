import type { Code } from '#db/code-list.ts';
import { formatDate } from '#drawing/format-date.ts';
import { formatNumber } from '#drawing/format-number.ts';
import { codeOptions, codeWord } from '#web/citizen/code-words.ts';
import { PersonLink } from '#web/citizen/person-link.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { FactList } from '#web/components/fact-list.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { NameLink } from '#web/components/name-link.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Section } from '#web/components/section.tsx';
import { SeesLine } from '#web/components/sees-line.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { CompanyRow, PlacementRow } from './queries.ts';
import { texts } from './texts.ts';

/** Da: Virksomheder. Those the municipality knows, and how many citizens are there now. */
export function CompaniesPage({
  companies,
  language,
  mayAdd,
}: {
  companies: CompanyRow[];
  language: Language;
  mayAdd: boolean;
}) {
  const t = texts(language);
  return (
    <>
      <PageHead
        title={t.companies}
        lead={t.lead(companies.length)}
        acts={
          mayAdd ? (
            <LinkButton icon="plus" href={paths.addCompany}>
              {t.add}
            </LinkButton>
          ) : undefined
        }
      />
      {companies.length === 0 ? (
        <Empty title={t.none} text={t.noneText} />
      ) : (
        <DataTable
          label={t.companies}
          rows={companies}
          keyOf={(row) => row.companyId}
          columns={[
            {
              key: 'name',
              head: t.company,
              cell: (row) => <NameLink href={paths.company(row.companyId)}>{row.name}</NameLink>,
            },
            { key: 'cvr', head: t.cvr, cell: (row) => row.cvr },
            { key: 'town', head: t.town, cell: (row) => row.town ?? '' },
            { key: 'phone', head: t.phone, cell: (row) => row.phone ?? '' },
            { key: 'here', head: t.here, isNumber: true, cell: (row) => formatNumber(row.current, language) },
          ]}
        />
      )}
    </>
  );
}

export function CompanyPage(props: {
  company: CompanyRow;
  placements: PlacementRow[];
  kinds: readonly Code[];
  language: Language;
}) {
  const { company, placements, language } = props;
  const t = texts(language);
  const day = (date: string | null) => (date ? formatDate(Temporal.PlainDate.from(date), language) : t.now);
  return (
    <Stack>
      <PageHead title={company.name} back={{ href: paths.companies, label: t.companies }} />
      <FactList
        facts={[
          { label: t.cvr, value: company.cvr },
          ...(company.town ? [{ label: t.town, value: company.town }] : []),
          ...(company.phone ? [{ label: t.phone, value: company.phone }] : []),
        ]}
      />
      <Section id="citizens" title={t.citizens} count={placements.length}>
        {placements.length === 0 ? (
          <Empty title={t.noCitizens} text={t.noCitizensText} />
        ) : (
          <DataTable
            label={t.citizens}
            rows={placements}
            keyOf={(row) => row.placementId}
            columns={[
              {
                key: 'citizen',
                head: t.citizen,
                cell: (row) => <PersonLink person={row} language={language} />,
              },
              { key: 'kind', head: t.kind, cell: (row) => codeWord(props.kinds, row.kind, language) },
              { key: 'from', head: t.from, cell: (row) => day(row.startsOn) },
              { key: 'to', head: t.to, cell: (row) => day(row.endsOn) },
              {
                key: 'weekly',
                head: t.hoursPerWeek,
                isNumber: true,
                cell: (row) => (row.hoursPerWeek === null ? '' : formatNumber(row.hoursPerWeek, language)),
              },
            ]}
          />
        )}
      </Section>
    </Stack>
  );
}

interface FormProps {
  form: Form;
  language: Language;
}

export function AddCompanyPage({ form, language }: FormProps) {
  const t = texts(language);
  return (
    <Stack>
      <ErrorSummary title={t.missing} errors={form.errors} />
      <PageHead title={t.add} back={{ href: paths.companies, label: t.companies }} />
      <Paper>
        <InlineForm
          action={paths.addCompany}
          save={t.save}
          cancel={{ href: paths.companies, label: t.cancel }}
          fields={{ form_key: crypto.randomUUID() }}
        >
          <CompanyFields form={form} language={language} isFirst />
        </InlineForm>
      </Paper>
    </Stack>
  );
}

function CompanyFields({ form, language, isFirst = false }: FormProps & { isFirst?: boolean }) {
  const t = texts(language);
  return (
    <>
      <Field
        name="cvr"
        label={t.cvr}
        hint={t.cvrHint}
        value={form.typed('cvr')}
        error={form.errorOf('cvr')}
        isShort
        isFirst={isFirst}
      />
      <Field name="name" label={t.name} value={form.typed('name')} error={form.errorOf('name')} />
      <Field name="town" label={t.town} value={form.typed('town')} error={form.errorOf('town')} isShort />
      <Field
        name="phone"
        label={t.phone}
        kind="tel"
        value={form.typed('phone')}
        error={form.errorOf('phone')}
        isShort
      />
    </>
  );
}

/** The form of a new placement: everything on one page, the company found or added in it. */
export function PlacementForm(
  props: FormProps & { citizenId: string; companies: CompanyRow[]; kinds: readonly Code[] },
) {
  const { form, language } = props;
  const t = texts(language);
  return (
    <InlineForm
      action={paths.registerPlacement(props.citizenId)}
      save={t.registerAct}
      cancel={{ href: paths.citizen(props.citizenId), label: t.cancel }}
      sees={<SeesLine>{t.sees}</SeesLine>}
      fields={{ form_key: crypto.randomUUID() }}
    >
      <Field
        name="company"
        kind="select"
        label={t.chooseCompany}
        emptyOption={t.anotherCompany}
        value={form.typed('company')}
        error={form.errorOf('company')}
        options={props.companies.map((one) => ({ value: one.companyId, label: one.name }))}
        isFirst
      />
      <div class="other-company">
        <CompanyFields form={form} language={language} />
      </div>
      <ChipGroup
        legend={t.whatKind}
        hint={t.kindHint}
        name="kind"
        kind="radio"
        error={form.errorOf('kind')}
        chips={codeOptions(props.kinds, language).map((one) => ({
          ...one,
          isChosen: form.typed('kind') === one.value,
        }))}
      />
      <WorkFields form={form} language={language} />
    </InlineForm>
  );
}

function WorkFields({ form, language }: FormProps) {
  const t = texts(language);
  return (
    <>
      <Field
        name="starts"
        label={t.starts}
        kind="date"
        value={form.typed('starts')}
        error={form.errorOf('starts')}
        isRequired
      />
      <Field
        name="ends"
        label={t.ends}
        hint={t.endsHint}
        kind="date"
        value={form.typed('ends')}
        error={form.errorOf('ends')}
      />
      <Field
        name="weekly"
        label={t.hoursPerWeek}
        kind="number"
        value={form.typed('weekly')}
        error={form.errorOf('weekly')}
        isShort
      />
      <Field name="job" label={t.jobTitle} value={form.typed('job')} error={form.errorOf('job')} />
      <Field
        name="follow_up"
        label={t.followUp}
        kind="date"
        value={form.typed('follow_up')}
        error={form.errorOf('follow_up')}
      />
    </>
  );
}
