import { displayName, type PersonName } from '#domain/identity/person-name.ts';
import { formatDate, formatMonth } from '#drawing/format-date.ts';
import { formatDateTime } from '#drawing/format-time.ts';
import { actWords } from '#web/citizen/act-words.ts';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { type Column, DataTable } from '#web/components/data-table.tsx';
import { Empty } from '#web/components/empty.tsx';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag } from '#web/components/tag.tsx';
import { Unfold } from '#web/components/unfold.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { KeptReading } from '#web/reading-watch/keep-watch.ts';
import type { Language } from '#web/texts.ts';
import { OUTCOMES } from './form.ts';
import type { Oversight } from './queries.ts';
import { factTexts, outcomeTexts, relationTexts, texts } from './texts.ts';

/** Everything on the leader's page. */
export interface WatchState {
  waiting: readonly Oversight[];
  signed: readonly Oversight[];
  names: ReadonlyMap<string, PersonName>;
  hasAnotherLeader: boolean;
  /** The one whose readings and form are open. */
  open: string | undefined;
  form: Form;
  /** What was typed for one that somebody else has signed meanwhile. */
  unsaved: string | null;
  language: Language;
}

/** Da: Tilsyn med opslag. The month's sample and what was unusual, each gone through and signed off; by name, never ranked. */
export function ReadingWatchPage(state: WatchState) {
  const { waiting, signed, form, language, unsaved } = state;
  const t = texts(language);
  const flags = waiting.filter((one) => one.fact !== null);
  const samples = waiting.filter((one) => one.fact === null);
  return (
    <Stack>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead
        title={t.title}
        lead={t.lead(samples.length, flags.length)}
        back={{ href: paths.today, label: t.back }}
      />
      {unsaved === null ? null : <Changed unsaved={unsaved} language={language} />}
      <p>
        {t.how} {state.hasAnotherLeader ? t.ownReading : t.noOtherLeader}
      </p>
      <Section id="flags" title={t.flags} count={flags.length}>
        {flags.length === 0 ? <Empty title={t.noFlags} text={t.noFlagsText} /> : <Rows state={state} rows={flags} />}
      </Section>
      <Section id="samples" title={t.samples} count={samples.length} note={t.samplesNote}>
        {samples.length === 0 ? (
          <Empty title={t.noSamples} text={t.noSamplesText} />
        ) : (
          <Rows state={state} rows={samples} />
        )}
      </Section>
      {signed.length === 0 ? null : (
        <Unfold label={`${t.signed} (${signed.length})`}>
          <RowList isTwoLines>
            {signed.map((one) => (
              <Signed one={one} language={language} key={one.id} />
            ))}
          </RowList>
        </Unfold>
      )}
    </Stack>
  );
}

function Changed({ unsaved, language }: { unsaved: string; language: Language }) {
  const t = texts(language);
  return (
    <div class="error-summary" role="alert">
      <div>
        <h2>{t.changed}</h2>
        <p>{t.changedText}</p>
        <p class="as-typed" dir="auto">
          {unsaved}
        </p>
      </div>
    </div>
  );
}

/** The fact, or what the sample was drawn from. */
function whatOf({ fact, from }: Oversight, language: Language): string {
  const t = texts(language);
  return fact === null ? `${t.sample}, ${formatMonth(from.slice(0, 7), language)}` : factTexts(language)[fact];
}

const whenOf = ({ fact, from }: Oversight, language: Language) =>
  fact === null ? undefined : texts(language).since(formatDate(Temporal.PlainDate.from(from), language, 'day-month'));

function Rows({ state, rows }: { state: WatchState; rows: readonly Oversight[] }) {
  const { language, open } = state;
  const t = texts(language);
  return (
    <RowList isTwoLines>
      {rows.map((one) => (
        <Row
          key={one.id}
          id={one.id}
          main={<strong>{displayName(one)}</strong>}
          sub={[whatOf(one, language), whenOf(one, language), one.office].filter(Boolean).join(' · ')}
          fact={t.readings(one.readings.length)}
          acts={
            open === one.id ? undefined : (
              <LinkButton
                href={`${paths.readingWatch}?open=${one.id}#${one.id}`}
                label={t.goThroughOf(displayName(one), whatOf(one, language))}
              >
                {t.goThrough}
              </LinkButton>
            )
          }
          open={open === one.id ? <SignOff one={one} state={state} /> : undefined}
        />
      ))}
    </RowList>
  );
}

function SignOff({ one, state }: { one: Oversight; state: WatchState }) {
  const { form, language } = state;
  const t = texts(language);
  return (
    <Stack>
      <DataTable
        label={t.tableOf(displayName(one))}
        rows={one.readings}
        keyOf={(row) => `${row.at} ${row.act} ${row.citizenId}`}
        columns={columnsOf(state)}
      />
      <InlineForm
        action={one.fact === null ? paths.signReview(one.id) : paths.signFlag(one.id)}
        fields={{ form_key: crypto.randomUUID() }}
        save={t.save}
        cancel={{ href: `${paths.readingWatch}#${one.id}`, label: t.cancel }}
        sees={<span class="meta">{t.sees}</span>}
      >
        <ChipGroup
          legend={t.outcome}
          name="outcome"
          kind="radio"
          error={form.errorOf('outcome')}
          chips={OUTCOMES.map((value) => ({
            value,
            label: outcomeTexts(language)[value],
            isChosen: form.typed('outcome') === value,
          }))}
        />
        <Field
          name="note"
          kind="text"
          label={t.note}
          hint={t.noteHint}
          value={form.typed('note')}
          error={form.errorOf('note')}
        />
      </InlineForm>
    </Stack>
  );
}

function columnsOf({ names, language }: WatchState): Column<KeptReading>[] {
  const t = texts(language);
  const relations = relationTexts(language);
  return [
    { key: 'when', head: t.when, cell: (row) => formatDateTime(Temporal.Instant.from(row.at), language) },
    { key: 'whom', head: t.whom, cell: (row) => whom(row, names, language) },
    { key: 'what', head: t.what, cell: (row) => actWords(row.act, language) ?? t.other },
    {
      key: 'relation',
      head: t.relation,
      cell: (row) =>
        row.relations.map((kind) => relations[kind]).join(', ') || (row.kind === 'file' ? t.noRelation : ''),
    },
  ];
}

function whom({ kind, citizenId, citizens }: KeptReading, names: WatchState['names'], language: Language): string {
  const t = texts(language);
  if (kind === 'refused') return t.refused;
  if (kind === 'list' || citizenId === null) return t.listOf(citizens);
  const name = names.get(citizenId);
  return name ? displayName(name) : t.hidden;
}

function Signed({ one, language }: { one: Oversight; language: Language }) {
  const t = texts(language);
  return (
    <Row
      main={<strong>{displayName(one)}</strong>}
      sub={[whatOf(one, language), whenOf(one, language)].filter(Boolean).join(' · ')}
      fact={one.outcome ? <Tag>{outcomeTexts(language)[one.outcome]}</Tag> : undefined}
      note={
        <>
          <span dir="auto">{one.note}</span>
          <span class="row-sub">
            {t.signedLine(one.signedBy ?? '', formatDateTime(one.signedAt as Temporal.Instant, language))}
          </span>
        </>
      }
    />
  );
}
