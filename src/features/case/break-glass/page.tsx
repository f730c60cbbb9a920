import { formatTime } from '#drawing/format-time.ts';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Section } from '#web/components/section.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag } from '#web/components/tag.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { OwnGlass } from './queries.ts';
import { texts } from './texts.ts';

interface BreakGlassProps {
  form: Form;
  /** She has shown within five minutes that it is her. */
  isFresh: boolean;
  own: readonly OwnGlass[];
  language: Language;
}

/** Da: Nødadgang. What it is, the number, the reason; and below it what runs. */
export function BreakGlassPage(props: BreakGlassProps) {
  const { form, isFresh, own, language } = props;
  const t = texts(language);
  return (
    <Stack>
      <ErrorSummary title={t.errors} errors={form.errors} />
      <PageHead title={t.title} lead={t.lead} />
      <div class="form">
        <Paper tone="plum">
          <p>{t.rules}</p>
          {isFresh ? null : <NotFresh {...props} />}
          <InlineForm action={paths.breakGlass} fields={{ form_key: crypto.randomUUID() }} save={t.save}>
            <Field
              name="cpr"
              label={t.cpr}
              value={form.typed('cpr')}
              error={form.errorOf('cpr')}
              isShort
              isFirst={form.isValid}
            />
            <Field
              name="reason"
              kind="text"
              label={t.reason}
              hint={t.reasonHint}
              value={form.typed('reason')}
              error={form.errorOf('reason')}
            />
          </InlineForm>
        </Paper>
      </div>
      {own.length > 0 ? <Own own={own} language={language} /> : null}
    </Stack>
  );
}

function NotFresh({ form, language }: BreakGlassProps) {
  const t = texts(language);
  return (
    <p id="fresh" class={form.errorOf('fresh') ? 'field-error' : undefined}>
      {t.notFresh}{' '}
      <a href={paths.signIn} target="_blank" rel="noopener">
        {t.signIn}
      </a>
    </p>
  );
}

function Own({ own, language }: Pick<BreakGlassProps, 'own' | 'language'>) {
  const t = texts(language);
  return (
    <Section id="mine" title={t.mine} count={own.length}>
      <RowList>
        {own.map((one) => (
          <Row
            key={one.breakGlassId}
            main={<span dir="auto">{one.reason}</span>}
            state={
              one.endsAt ? <Tag tone="lamp">{t.until(formatTime(one.endsAt, language))}</Tag> : <Tag>{t.waiting}</Tag>
            }
            acts={
              one.endsAt ? (
                <LinkButton kind="quiet" href={paths.brokenGlass(one.citizenId)} label={`${t.read}: ${one.reason}`}>
                  {t.read}
                </LinkButton>
              ) : undefined
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
