import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PasskeyForm } from '#web/components/passkey-form.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

/** The ways in which somebody can show again that it is her. */
export interface Ways {
  isDemo: boolean;
  hasPassword: boolean;
  /** She signed in with a passkey, so she has one. */
  hasPasskey: boolean;
}

interface ConfirmProps {
  ways: Ways;
  back: string;
  form: Form;
  language: Language;
}

/** A renewed sign-in: nobody who found the screen unlocked gets past it. */
export function ConfirmPage(props: ConfirmProps) {
  const { ways, back, form, language } = props;
  const t = texts(language);
  return (
    <div class="sign-in sign-in-narrow">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <ErrorSummary title={t.errors} errors={form.errors} />
      {ways.isDemo ? (
        <>
          <p>{t.demo}</p>
          <PostButton kind="primary" action={paths.confirm(back)}>
            {t.confirm}
          </PostButton>
        </>
      ) : null}
      {ways.hasPassword ? <PasswordAndCode {...props} /> : null}
      {ways.hasPasskey ? (
        <div data-needs-passkey hidden>
          <PasskeyForm
            id="passkey"
            kind={ways.hasPassword ? 'secondary' : 'primary'}
            action={`${paths.confirmPasskey}?back=${encodeURIComponent(back)}`}
            question={paths.confirmPasskeyQuestion}
            label={t.passkey}
            problem={t.noPasskey}
          />
        </div>
      ) : null}
      {ways.isDemo || ways.hasPassword || ways.hasPasskey ? (
        <LinkButton kind="quiet" href={paths.start}>
          {t.cancel}
        </LinkButton>
      ) : (
        <>
          <p>{t.elsewhere}</p>
          <PostButton action={paths.signOut}>{t.signOut}</PostButton>
        </>
      )}
    </div>
  );
}

function PasswordAndCode({ back, form, language }: ConfirmProps) {
  const t = texts(language);
  return (
    <Paper>
      <InlineForm action={paths.confirm(back)} save={t.confirm} actsAt="start">
        <Field
          name="password"
          kind="password"
          label={t.password}
          autoComplete="current-password"
          error={form.errorOf('password')}
          isFirst={form.isValid}
        />
        <Field
          name="code"
          kind="code"
          isShort
          label={t.code}
          hint={t.codeHint}
          autoComplete="one-time-code"
          error={form.errorOf('code')}
        />
      </InlineForm>
    </Paper>
  );
}
