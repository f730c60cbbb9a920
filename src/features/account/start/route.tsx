import { mayDo } from '#access/who-may-do-what.ts';
import { LinkButton } from '#web/components/link-button.tsx';
import { page, type Route, redirect } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { texts } from './texts.ts';

/** The start page by role: those who work with citizens begin at today; the others get a page of their own. */
export const startRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.start,
    act: 'start.read',
    handle: ({ actor, language }) => {
      if (mayDo(actor, 'today.read')) return redirect(paths.today);
      const t = texts(language);
      return page({
        title: t.title,
        body: (
          <>
            <h1>{t.title}</h1>
            <p>{actor.roles.includes('evaluator') ? t.evaluator : t.administrator}</p>
            {mayDo(actor, 'landlord-duty.keep') ? (
              <LinkButton href={paths.landlordDuties}>{t.duties}</LinkButton>
            ) : null}
            {mayDo(actor, 'staff-account.manage') ? (
              <p>
                <a href={paths.staffAccounts}>{t.staffAccounts}</a>
              </p>
            ) : null}
          </>
        ),
      });
    },
  },
];
