import { addressOf } from '#web/accounts/one-time-code.ts';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { OtherLanguage } from '#web/components/other-language.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PasskeyForm } from '#web/components/passkey-form.tsx';
import { QrCode } from '#web/components/qr-code.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import { texts } from './texts.ts';

/** What the page of an open invitation shows. */
export interface InvitationProps {
  token: string;
  userName: string;
  secret: string;
  form: Form;
  language: Language;
}

/** A new member of staff makes a passkey, or chooses a password and takes the one-time codes into her app. */
export function InvitationPage(props: InvitationProps) {
  const { token, form, language } = props;
  const t = texts(language);
  return (
    <div class="sign-in sign-in-narrow">
      <h1>{t.title}</h1>
      <p>
        {t.lead} <strong>{props.userName}</strong>.
      </p>
      <ErrorSummary title={t.missing} errors={form.errors} />
      <NewPasskey {...props} />
      <Paper title={t.passwordTitle}>
        <InlineForm action={paths.invitation(token)} save={t.save} actsAt="start">
          {/* Read by password managers: which account the new password is for. */}
          <input
            class="visually-hidden"
            type="text"
            autoComplete="username"
            value={props.userName}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          <Field
            name="password"
            kind="password"
            step={1}
            label={t.password}
            hint={t.passwordHint}
            autoComplete="new-password"
            error={form.errorOf('password')}
          />
          <Scan {...props} />
          <Field
            name="code"
            kind="code"
            step={3}
            isShort
            label={t.code}
            hint={t.codeHint}
            autoComplete="one-time-code"
            error={form.errorOf('code')}
          />
        </InlineForm>
      </Paper>
      <OtherLanguage language={language} back={paths.invitation(token)} />
    </div>
  );
}

function NewPasskey({ token, language }: InvitationProps) {
  const t = texts(language);
  return (
    <div data-needs-passkey hidden>
      <Paper title={t.passkeyTitle}>
        <p>{t.passkeyLead}</p>
        <PasskeyForm
          id="passkey"
          kind="primary"
          isNew
          action={paths.invitationPasskey(token)}
          question={paths.invitationPasskeyQuestion(token)}
          label={t.passkey}
          problem={t.noPasskey}
        />
      </Paper>
    </div>
  );
}

function Scan({ secret, userName, language }: InvitationProps) {
  const t = texts(language);
  const groups = secret.match(/.{1,4}/g) ?? [];
  return (
    <div class="field">
      <p class="field-label">
        <span class="step-number">2</span>
        <span>{t.scanTitle}</span>
      </p>
      <p class="field-hint">{t.scanHint}</p>
      <QrCode text={addressOf(secret, userName)} label={t.qr} />
      <p class="field-hint">{t.byHand}</p>
      <p>
        <code class="secret">{groups.join(' ')}</code>
      </p>
    </div>
  );
}

/** A link that is used, too old or never was: the same page for all. */
export function GonePage({ language }: { language: Language }) {
  const t = texts(language);
  return <PageHead title={t.gone} lead={t.goneLead} acts={<LinkButton href={paths.signIn}>{t.toSignIn}</LinkButton>} />;
}
