import { sortDanish } from '#drawing/sort-danish.ts';
import type { StaffAccount } from '#web/accounts/manage-accounts.ts';
import { ErrorSummary } from '#web/components/error-summary.tsx';
import { Field } from '#web/components/field.tsx';
import { InlineForm } from '#web/components/inline-form.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { PageHead } from '#web/components/page-head.tsx';
import { Paper } from '#web/components/paper.tsx';
import { PostButton } from '#web/components/post-button.tsx';
import { Row } from '#web/components/row.tsx';
import { RowList } from '#web/components/row-list.tsx';
import { Stack } from '#web/components/stack.tsx';
import { Tag, type TagTone } from '#web/components/tag.tsx';
import type { Form } from '#web/form.ts';
import { paths } from '#web/paths.ts';
import type { Language } from '#web/texts.ts';
import type { StaffMember } from './queries.ts';
import { texts } from './texts.ts';

export interface StaffAccountsView {
  staff: readonly StaffMember[];
  accounts: readonly StaffAccount[];
  /** The one who is looking: she can neither close nor renew her own access here. */
  me: string;
  /** Whose form is open. */
  open: string;
  /** A link that has just been made. */
  link?: { staffId: string; address: string } | undefined;
  form: Form;
  language: Language;
}

const tones: Record<StaffAccount['state'] | 'none', TagTone> = {
  none: 'neutral',
  waiting: 'lamp',
  active: 'door',
  closed: 'brick',
};
const fullName = (member: StaffMember) => `${member.firstName} ${member.lastName}`;

/** Who can sign in. An administrator gives access, makes a new link for who has lost hers, and closes. */
export function StaffAccountsPage(view: StaffAccountsView) {
  const { staff, accounts, form, language, link } = view;
  const t = texts(language);
  const active = accounts.filter(({ state }) => state === 'active').length;
  const linked = staff.find(({ staffId }) => staffId === link?.staffId);
  return (
    <>
      <PageHead title={t.title} lead={t.lead(active, staff.length)} />
      <ErrorSummary title={t.errors} errors={form.errors} />
      <Stack>
        {link && linked ? (
          <Paper title={t.linkTitle(fullName(linked))}>
            <p>{t.linkLead}</p>
            <p>
              <code class="secret">{link.address}</code>
            </p>
          </Paper>
        ) : null}
        <RowList isTwoLines>
          {sortDanish(staff, fullName).map((member) => (
            <Member {...view} member={member} key={member.staffId} />
          ))}
        </RowList>
      </Stack>
    </>
  );
}

function Member(view: StaffAccountsView & { member: StaffMember }) {
  const { member, accounts, language, me, open } = view;
  const t = texts(language);
  const account = accounts.find(({ staffId }) => staffId === member.staffId);
  const title = language === 'da' ? member.titleDa : member.titleEn;
  const state = account?.state ?? 'none';
  return (
    <Row
      id={`staff-${member.staffId}`}
      main={member.staffId === me ? `${fullName(member)} (${t.you})` : fullName(member)}
      sub={`${title}, ${member.organisationName}`}
      note={account?.userName}
      state={<Tag tone={tones[state]}>{t[state]}</Tag>}
      acts={member.staffId === me ? undefined : <Acts {...view} state={state} />}
      open={open === member.staffId && !account ? <Invite {...view} /> : undefined}
    />
  );
}

function Acts({ member, state, language }: StaffAccountsView & { member: StaffMember; state: keyof typeof tones }) {
  const t = texts(language);
  const act = (name: 'renew' | 'close') => (
    <PostButton
      kind={name === 'close' ? 'danger' : 'quiet'}
      size="small"
      action={paths.staffAccounts}
      fields={{ staff: member.staffId, act: name }}
      label={`${t[name]}: ${fullName(member)}`}
    >
      {t[name]}
    </PostButton>
  );
  if (state === 'none')
    return (
      <LinkButton
        kind="quiet"
        size="small"
        href={`${paths.staffAccounts}?open=${member.staffId}#staff-${member.staffId}`}
        label={`${t.invite}: ${fullName(member)}`}
      >
        {t.invite}
      </LinkButton>
    );
  return (
    <>
      {act('renew')}
      {state === 'closed' ? null : act('close')}
    </>
  );
}

function Invite({ member, form, language }: StaffAccountsView & { member: StaffMember }) {
  const t = texts(language);
  return (
    <InlineForm
      action={paths.staffAccounts}
      fields={{ staff: member.staffId, act: 'invite' }}
      save={t.makeLink}
      cancel={{ href: paths.staffAccounts, label: t.cancel }}
    >
      <Field
        name="user_name"
        label={t.userName}
        hint={t.userNameHint}
        value={form.typed('user_name')}
        error={form.errorOf('user_name')}
        isFirst={form.isValid}
      />
    </InlineForm>
  );
}
