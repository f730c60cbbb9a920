import { mayDo } from '#access/who-may-do-what.ts';
import { codesOf } from '#db/code-list.ts';
import { sortDanish } from '#drawing/sort-danish.ts';
import { type CitizenHead, findCitizen } from '#web/citizen/find-citizen.ts';
import { taskPage } from '#web/citizen/task-page.tsx';
import { NotFound } from '#web/errors.ts';
import { type Answer, page, type Route, redirect, type Visit } from '#web/feature.ts';
import { paths } from '#web/paths.ts';
import { addCompany } from './add-company.ts';
import { readCompany, readPlacement } from './form.ts';
import { AddCompanyPage, CompaniesPage, CompanyPage, PlacementForm } from './pages.tsx';
import { type CompanyRow, companiesWithCitizens, companyWithPlacements } from './queries.ts';
import { registerPlacement } from './register-placement.ts';
import { texts } from './texts.ts';

/** Companies, and citizens in them. */
export const placementsRoutes: readonly Route[] = [
  { method: 'GET', path: paths.companies, act: 'company.read', handle: showCompanies },
  { method: 'GET', path: paths.company(':company'), act: 'company.read', handle: showCompany },
  { method: 'GET', path: paths.addCompany, act: 'company.write', handle: showAdd },
  { method: 'POST', path: paths.addCompany, act: 'company.write', handle: add },
  {
    method: 'GET',
    path: paths.registerPlacement(':citizen'),
    act: 'placement.register',
    handle: async (visit) =>
      showPlacement(visit, await findCitizen(visit.tx, visit.id('citizen')), await companiesByName(visit)),
  },
  { method: 'POST', path: paths.registerPlacement(':citizen'), act: 'placement.register', handle: register },
];

const companiesByName = async (visit: Visit): Promise<CompanyRow[]> =>
  sortDanish(await companiesWithCitizens(visit.tx, visit.today), (one) => one.name);

async function showCompanies(visit: Visit): Promise<Answer> {
  const companies = await companiesByName(visit);
  return page({
    title: texts(visit.language).companies,
    place: 'companies',
    body: (
      <CompaniesPage companies={companies} language={visit.language} mayAdd={mayDo(visit.actor, 'company.write')} />
    ),
  });
}

async function showCompany(visit: Visit): Promise<Answer> {
  const found = await companyWithPlacements(visit.tx, visit.id('company'));
  if (!found) throw new NotFound();
  visit.saw(...found.placements.map((one) => one.citizenId));
  const codes = await codesOf(visit.tx, ['placement-kind'], visit.today);
  return page({
    title: texts(visit.language).company,
    place: 'companies',
    body: <CompanyPage {...found} kinds={codes['placement-kind']} language={visit.language} />,
  });
}

function showAdd({ form, language }: Visit): Answer {
  const t = texts(language);
  return page({
    title: form.isValid ? t.add : t.errorTitle(t.add),
    place: 'companies',
    status: form.isValid ? 200 : 422,
    body: <AddCompanyPage form={form} language={language} />,
  });
}

async function add(visit: Visit): Promise<Answer> {
  const { form, language, tx, actor } = visit;
  const company = readCompany(form, language, false);
  if (!form.isValid) return showAdd(visit);
  const { companyId, isNew } = await addCompany(tx, actor, company);
  return redirect(paths.company(companyId), isNew ? texts(language).savedNew : texts(language).savedOld);
}

async function showPlacement(visit: Visit, citizen: CitizenHead, companies: CompanyRow[]): Promise<Answer> {
  const { form, language, tx, today } = visit;
  visit.saw(citizen.citizenId);
  const codes = await codesOf(tx, ['placement-kind'], today);
  return taskPage({
    citizen,
    title: texts(language).register,
    back: 'citizen',
    form,
    language,
    body: (
      <PlacementForm
        form={form}
        language={language}
        citizenId={citizen.citizenId}
        companies={companies}
        kinds={codes['placement-kind']}
      />
    ),
  });
}

async function register(visit: Visit): Promise<Answer> {
  const { form, language, tx, actor, today } = visit;
  const t = texts(language);
  const citizen = await findCitizen(tx, visit.id('citizen'));
  const companies = await companiesByName(visit);
  const codes = await codesOf(tx, ['placement-kind'], today);
  const chosen = companies.find((one) => one.companyId === form.typed('company'));
  if (form.typed('company') !== '' && !chosen) form.refuse('company', t.companyMissing);
  const typedCvr = form.typed('cvr').replace(/\s/g, '');
  const known = companies.find((one) => one.cvr === typedCvr);
  const typed = chosen || form.typed('company') !== '' ? null : readCompany(form, language, known !== undefined);
  const placement = readPlacement(
    form,
    codes['placement-kind'].map((one) => one.code),
    today,
    language,
  );
  if (!form.isValid) return showPlacement(visit, citizen, companies);
  const companyId =
    chosen?.companyId ?? known?.companyId ?? (typed ? (await addCompany(tx, actor, typed)).companyId : null);
  if (companyId === null) throw new NotFound();
  await registerPlacement(tx, actor, { citizenId: citizen.citizenId, companyId, ...placement });
  return redirect(paths.citizen(citizen.citizenId), t.registered(chosen?.name ?? known?.name ?? typed?.name ?? ''));
}
