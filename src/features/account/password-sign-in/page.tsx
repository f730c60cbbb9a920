import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { OtherLanguage } from '#web/components/other-language.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PasskeyForm } from '#web/components/passkey-form.tsx';
import { StatusLine } from '#web/components/status-line.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

interface Props {
  form: Form;
  language: Language;
}

/** User name and password. What is wrong is never said more closely than that the two do not belong together. */
export function PasswordForm({ form, language, isOver }: Props & { isOver: boolean }) {
  const t = texts(language);
  return (
    <div class="sign-in sign-in-narrow">
      <h1>{t.title}</h1>
      <ErrorSummary title={t.wrongTitle} errors={form.errors} />
      {isOver ? <StatusLine tone="late">{t.over}</StatusLine> : null}
      <Paper>
        <InlineForm action={paths.signInPassword} save={t.next} actsAt="start">
          <Field
            name="user_name"
            label={t.userName}
            hint={t.userNameHint}
            autoComplete="username"
            value={form.typed('user_name')}
            error={form.errorOf('user_name')}
            isFirst={form.isValid}
          />
          <Field
            name="password"
            kind="password"
            label={t.password}
            autoComplete="current-password"
            error={form.errorOf('password')}
          />
        </InlineForm>
      </Paper>
      <div data-needs-passkey hidden>
        <PasskeyForm
          id="passkey"
          action={paths.signInPasskey}
          question={paths.signInPasskeyQuestion}
          label={t.withPasskey}
          problem={t.noPasskey}
        />
        <p class="sign-in-note">{t.withPasskeyNote}</p>
      </div>
      <p class="sign-in-note">{t.forgotten}</p>
      <OtherLanguage language={language} back={paths.signInPassword} />
    </div>
  );
}

/** The second half: the code from the app. */
export function CodeForm({ form, language }: Props) {
  const t = texts(language);
  return (
    <div class="sign-in sign-in-narrow">
      <h1>{t.codeTitle}</h1>
      <ErrorSummary title={t.wrongTitle} errors={form.errors} />
      <Paper>
        <InlineForm
          action={paths.signInCode}
          save={t.signIn}
          cancel={{ href: paths.signInPassword, label: t.again }}
          actsAt="start"
        >
          <Field
            name="code"
            kind="code"
            isShort
            label={t.code}
            hint={t.codeHint}
            autoComplete="one-time-code"
            error={form.errorOf('code')}
            isFirst={form.isValid}
          />
        </InlineForm>
      </Paper>
    </div>
  );
}
