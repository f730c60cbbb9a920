import type { ActorKey } from '#db/database.ts';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { StaffAccountsPage } from './page.tsx';
import { staffOn } from './queries.ts';
import { texts } from './texts.ts';

const LONGEST_USER_NAME = 200;
/** Whoever finds an administrator's screen unlocked gives nobody access. */
const FRESH_MINUTES = 15;

/** Da: Medarbejdernes adgang. Invitations, new links and closing; what is closed ends at once, in every browser. */
export const staffAccountsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.staffAccounts,
    act: 'staff-account.manage',
    handle(visit) {
      visit.requireFreshSignIn(FRESH_MINUTES);
      return show(visit, { open: visit.query('open') ?? '' });
    },
  },
  {
    method: 'POST',
    path: paths.staffAccounts,
    act: 'staff-account.manage',
    async handle(visit) {
      visit.requireFreshSignIn(FRESH_MINUTES);
      const { form, signIn, language } = visit;
      const who = await memberOf(visit);
      switch (form.typed('act')) {
        case 'invite':
          return invite(visit, who);
        case 'renew':
          return showLink(visit, who, await signIn.accounts.renew(who));
        case 'close':
          await signIn.accounts.close(who);
          return redirect(paths.staffAccounts, texts(language).closedNow);
        default:
          throw new NotFound();
      }
    },
  },
];

/** Somebody else who works here; nobody closes or renews her own access, or there might be no administrator left. */
async function memberOf({ tx, today, form, actor }: Visit): Promise<ActorKey> {
  const staffId = form.typed('staff');
  const staff = await staffOn(tx, today);
  if (staffId === actor.staffId || !staff.some((member) => member.staffId === staffId)) throw new NotFound();
  return { municipalityId: actor.municipalityId, staffId };
}

async function invite(visit: Visit, who: ActorKey): Promise<Answer> {
  const { form, signIn, language } = visit;
  const t = texts(language);
  const userName = form.text('user_name', { max: LONGEST_USER_NAME, required: t.userNameMissing });
  if (!form.isValid) return show(visit, { open: who.staffId });
  const token = await signIn.accounts.open(who, userName);
  if (token !== 'taken') return showLink(visit, who, token);
  form.refuse('user_name', t.taken);
  return show(visit, { open: who.staffId });
}

function showLink(visit: Visit, who: ActorKey, token: string | null): Promise<Answer> {
  if (token === null) throw new NotFound();
  const address = `${visit.address}${paths.invitation(token)}`;
  return show(visit, { open: '', link: { staffId: who.staffId, address } });
}

async function show(
  { tx, today, actor, form, language, signIn }: Visit,
  more: { open: string; link?: { staffId: string; address: string } },
): Promise<Answer> {
  const t = texts(language);
  const staff = await staffOn(tx, today);
  const accounts = await signIn.accounts.list(actor.municipalityId);
  const body = StaffAccountsPage({ staff, accounts, me: actor.staffId, form, language, ...more });
  return form.isValid ? page({ title: t.title, body }) : page({ title: t.errorTitle + t.title, status: 422, body });
}
