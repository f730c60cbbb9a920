import { mayDo } from '#access/who-may-do-what.ts';
import { type Answer, page, type Route, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { type Found, SearchPage } from './page.tsx';
import { findCitizens, findCompanies } from './queries.ts';
import { texts } from './texts.ts';

const LONGEST_SEARCH = 100;

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
      const citizens = await findCitizens(tx, text);
      const companies = await findCompanies(tx, text);
      visit.searched(withoutCpr(text));
      visit.saw(...citizens.map((one) => one.citizenId));
      return show(visit, { citizens, companies });
    },
  },
];

/** The log says what was searched for, but holds no CPR number. */
const withoutCpr = (text: string) => text.replace(/(\d{6})[ -]?\d{4}(?!\d)/g, '$1-••••');

function show({ form, language, actor }: Visit, found: Found | null): Answer {
  const t = texts(language);
  return page({
    status: form.isValid ? 200 : 422,
    title: form.isValid ? t.title : t.error,
    place: 'citizens',
    body: <SearchPage {...{ form, found, language, mayWrite: mayDo(actor, 'contact.write') }} />,
  });
}
