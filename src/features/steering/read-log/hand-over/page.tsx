import { formatDate } from '#drawing/format-date.ts';
import { danishDateOf, formatDateTime } from '#drawing/format-time.ts';
import type { CitizenHead } from '#web/citizen/find-citizen.ts';
import { CheckBox } from '#web/components/check-box.tsx';
import { ChipGroup } from '#web/components/chip-group.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { FactList } from '#web/components/fact-list.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { QrCode } from '#web/components/qr-code.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { columnsOf } from '../page.tsx';
import type { LookUp } from '../queries.ts';
import type { Way } from './form.ts';
import type { HandedOver, Texted } from './queries.ts';
import { texts } from './texts.ts';

interface HandOverProps {
  citizen: CitizenHead;
  form: Form;
  language: Language;
  now: Temporal.Instant;
  ways: readonly Way[];
  warns: boolean;
  earlier: HandedOver[];
}

/** How the citizen gets the extract; under it, the addresses made before. */
export function HandOverForm(props: HandOverProps) {
  const { citizen, form, language, ways, warns } = props;
  const t = texts(language);
  return (
    <InlineForm
      action={paths.handOverReadLog(citizen.citizenId)}
      fields={{ form_key: crypto.randomUUID() }}
      save={t.make}
      actsAt="start"
    >
      <ChipGroup
        legend={t.way}
        hint={ways.length > 1 ? t.wayHint : `${t.wayHint} ${t.noPhone}`}
        name="way"
        kind="radio"
        error={form.errorOf('way')}
        chips={ways.map((way) => ({ value: way, label: t[way], isChosen: form.typed('way') === way }))}
      />
      {warns && ways.length > 1 ? (
        <Paper tone="plum" title={t.warning} icon="shield">
          <p>{t.warningHint}</p>
          {form.errorOf('confirm') ? (
            <p class="field-error" id="confirm-error">
              {form.errorOf('confirm')}
            </p>
          ) : null}
          <CheckBox name="confirm" label={t.confirm} isChecked={form.typed('confirm') === 'yes'} />
        </Paper>
      ) : null}
      <p class="field-hint">{t.lasts}</p>
    </InlineForm>
  );
}

/** The addresses made before and what became of them. */
export function Earlier({ citizen, language, now, earlier }: HandOverProps) {
  const t = texts(language);
  if (earlier.length === 0) return null;
  return (
    <Section id="earlier" title={t.earlier} count={earlier.length}>
      <DataTable
        label={t.earlierTable}
        rows={earlier}
        keyOf={(one) => one.linkId}
        columns={[
          { key: 'made', head: t.made, cell: (one) => formatDateTime(one.madeAt, language) },
          { key: 'state', head: t.state, cell: (one) => stateOf(one, now, language) },
          {
            key: 'act',
            head: t.act,
            cell: (one) =>
              isOpen(one, now) ? (
                <PostButton
                  action={paths.handOverReadLog(citizen.citizenId)}
                  fields={{ form_key: crypto.randomUUID(), close: one.linkId }}
                  label={t.closeOne(formatDateTime(one.madeAt, language))}
                >
                  {t.close}
                </PostButton>
              ) : null,
          },
        ]}
      />
    </Section>
  );
}

/** What went by SMS, and how; a refused one is no secret to whoever waits for it. */
export function TextedList({ texted, language }: { texted: Texted[]; language: Language }) {
  const t = texts(language);
  if (texted.length === 0) return null;
  return (
    <Section id="texted" title={t.texted}>
      <DataTable
        label={t.textedTable}
        rows={texted}
        keyOf={(one) => one.messageId}
        columns={[
          { key: 'made', head: t.made, cell: (one) => formatDateTime(one.madeAt, language) },
          { key: 'what', head: t.what, cell: (one) => t[one.kind] },
          { key: 'state', head: t.state, cell: (one) => t[one.state] },
        ]}
      />
    </Section>
  );
}

const isOpen = (one: HandedOver, now: Temporal.Instant) =>
  one.firstUsedAt === null &&
  one.revokedAt === null &&
  one.triesLeft !== 0 &&
  Temporal.Instant.compare(one.expiresAt, now) > 0;

function stateOf(one: HandedOver, now: Temporal.Instant, language: Language): string {
  const t = texts(language);
  if (one.firstUsedAt) return t.used(formatDateTime(one.firstUsedAt, language));
  if (one.revokedAt) return t.revoked;
  if (one.triesLeft === 0) return t.locked;
  return isOpen(one, now) ? t.open(lastDayOf(one.expiresAt, language)) : t.expired;
}

/** The day in words on which the link still opens. */
export const lastDayOf = (expiresAt: Temporal.Instant, language: Language): string =>
  formatDate(danishDateOf(expiresAt.subtract({ seconds: 1 })), language, 'day-month');

interface MadeProps {
  citizenId: string;
  /** What the leader gives; null: it went by SMS. */
  address: string | null;
  shortCode: string | null;
  until: string;
  language: Language;
}

/** Address and code, shown once. */
export function MadePage({ citizenId, address, shortCode, until, language }: MadeProps) {
  const t = texts(language);
  return (
    <Stack>
      <PageHead
        title={
          <>
            <span class="no-print">{t.madeTitle}</span>
            <span class="print-only">{t.paperTitle}</span>
          </>
        }
        lead={<span class="no-print">{t.madeLead}</span>}
        acts={<LinkButton href={paths.handOverReadLog(citizenId)}>{t.done}</LinkButton>}
      />
      <FactList
        facts={[
          { label: t.address, value: address ?? t.sentBySms },
          { label: t.until, value: until },
        ]}
      />
      {address ? <QrCode text={address} label={t.qr} /> : null}
      <p class="print-only">{t.onPaper}</p>
      <div class="no-print">
        <FactList facts={[{ label: t.code, value: shortCode ?? t.sentBySms }]} />
        {shortCode ? <p>{t.sayCode}</p> : null}
      </div>
    </Stack>
  );
}

/** The extract as the citizen sees it: no names of staff, and nobody's own. */
export function Extract({ lookUps, language }: { lookUps: LookUp[]; language: Language }) {
  const t = texts(language);
  return (
    <Stack>
      <PageHead title={t.extract} lead={t.extractLead(lookUps.length)} />
      <p>{t.right}</p>
      <DataTable
        label={t.extract}
        rows={lookUps}
        keyOf={(row) => `${row.readAt.toString()} ${row.act}`}
        columns={columnsOf(false, language)}
      />
    </Stack>
  );
}
