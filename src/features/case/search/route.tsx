import { sql } from 'kysely';
import { mayDo } from '#access/who-may-do-what.ts';
import type { ActorTx } from '#db/database.ts';
import { TooOften } from '#web/errors.ts';
import { type Answer, page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { type Found, SearchPage } from './page.tsx';
import { findCitizens, findCompanies } from './queries.ts';
import { texts } from './texts.ts';

const LONGEST_SEARCH = 100;
const MOST_SEARCHES_A_MINUTE = 60;

/** Da: Søg. POST alone carries what is searched for, so no name ever stands in an address. */
export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: paths.search, act: 'citizen.search', handle: (visit) => show(visit, null) },
  {
    method: 'POST',
    path: paths.search,
    act: 'citizen.search',
    async handle(visit) {
      const { tx, form, language } = visit;
      const text = form.text('search', { max: LONGEST_SEARCH, required: texts(language).missing });
      if (!form.isValid) return show(visit, null);
      await refuseTooMany(tx);
      const citizens = await findCitizens(tx, text);
      const companies = await findCompanies(tx, text);
      visit.searched(withoutCpr(text));
      visit.saw(...citizens.map((one) => one.citizenId));
      return show(visit, { citizens, companies });
    },
  },
];

/** Nobody at work searches more than once a second for a minute; whoever does is reading the register through. */
async function refuseTooMany(tx: ActorTx): Promise<void> {
  const answer = await sql<{ n: number }>`select app.done_lately('citizen.search', '1 minute') as n`.execute(tx);
  if ((answer.rows[0]?.n ?? 0) >= MOST_SEARCHES_A_MINUTE) throw new TooOften();
}

/** The log says what was searched for, but holds no CPR number. */
const withoutCpr = (text: string) => text.replace(/(\d{6})[ -]?\d{4}(?!\d)/g, '$1-••••');

function show({ form, language, actor }: Visit, found: Found | null): Answer {
  const t = texts(language);
  return page({
    status: form.isValid ? 200 : 422,
    title: form.isValid ? t.title : t.error,
    place: 'citizens',
    body: (
      <SearchPage
        {...{ form, found, language, mayWrite: mayDo(actor, 'contact.write') }}
        mayBreakGlass={mayDo(actor, 'break-glass.open') && actor.isMunicipal}
      />
    ),
  });
}
