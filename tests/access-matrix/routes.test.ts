import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '#access/actor.ts';
import { allRoutes } from '../../src/app.ts';
import { type Client, givenHouse, type House } from '../given.ts';

const office: Role[] = ['case_worker', 'mentor', 'company_consultant', 'project_leader', 'housing_social_worker'];
const cases: Role[] = [...office, 'authority_case_worker'];
const withLeader = (list: Role[]): Role[] => [...list, 'leader'];

/** THE ORACLE of routes, written by hand: who may knock at all. Which rows answer is the tables' matter. */
const mayKnock: Record<string, readonly Role[]> = {
  'GET /': roles,
  'POST /settings': roles,
  'GET /account/own-sessions': roles,
  'POST /account/own-sessions': roles,
  'GET /administration/staff-accounts': ['system_administrator'],
  'POST /administration/staff-accounts': ['system_administrator'],
  'POST /draft': withLeader(cases),
  'GET /today': withLeader(cases),
  'GET /door/open-door': withLeader(office),
  'GET /door/open-door/queue': withLeader(office),
  'GET /door/open-door/line': withLeader(cases),
  'GET /door/open-door/events': withLeader(cases),
  'POST /door/open-door/register': office,
  'POST /door/open-door/take/:visit': office,
  'POST /door/open-door/hand-over/:visit': office,
  'POST /door/open-door/end-talk/:visit': office,
  'POST /door/open-door/left/:visit': office,
  'POST /door/open-door/finish/:visit': office,
  'POST /door/open-door/close': office,
  'GET /door/visitors-screen': withLeader(office),
  'GET /case/my-citizens': withLeader(cases),
  'GET /case/search': withLeader(cases),
  'POST /case/search': withLeader(cases),
  'GET /case/new-citizen': ['case_worker', 'mentor', 'company_consultant', 'project_leader'],
  'POST /case/new-citizen': ['case_worker', 'mentor', 'company_consultant', 'project_leader'],
  'GET /case/citizen/:citizenId': withLeader(cases),
  'POST /case/citizen/:citizenId/cpr': ['case_worker', 'authority_case_worker', 'project_leader'],
  'GET /case/break-glass': ['case_worker', 'authority_case_worker'],
  'POST /case/break-glass': ['case_worker', 'authority_case_worker'],
  'GET /case/citizen/:citizenId/break-glass': ['case_worker', 'authority_case_worker'],
  'POST /case/citizen/:citizenId/break-glass': ['case_worker', 'authority_case_worker'],
  'GET /case/change-contact-person/:citizenId': [
    'case_worker',
    'mentor',
    'project_leader',
    'authority_case_worker',
    'leader',
  ],
  'POST /case/change-contact-person/:citizenId': [
    'case_worker',
    'mentor',
    'project_leader',
    'authority_case_worker',
    'leader',
  ],
  'GET /case/give-consent/:citizenId': cases,
  'POST /case/give-consent/:citizenId': cases,
  'GET /case/protect-citizen/:citizenId': withLeader(cases),
  'POST /case/protect-citizen/:citizenId': withLeader(cases),
  'GET /case/who-sees-what/:citizenId': withLeader(cases),
  'GET /case/write-contact/:citizenId': cases,
  'POST /case/write-contact/:citizenId': cases,
  'GET /case/correct-contact/:citizenId/:contactId': cases,
  'POST /case/correct-contact/:citizenId/:contactId': cases,
  'GET /case/make-promise/:citizenId': cases,
  'POST /case/make-promise/:citizenId': cases,
  'GET /case/keep-promise/:promiseId': cases,
  'POST /case/keep-promise/:promiseId': cases,
  'GET /case/postpone-promise/:promiseId': cases,
  'POST /case/postpone-promise/:promiseId': cases,
  'GET /case/write-plan/:citizenId': cases,
  'POST /case/write-plan/:citizenId': cases,
  'POST /case/take-step/:stepId': cases,
  'GET /case/book-appointment/:citizenId': cases,
  'POST /case/book-appointment/:citizenId': cases,
  'GET /case/appointment-outcome/:appointmentId': cases,
  'POST /case/appointment-outcome/:appointmentId': cases,
  'GET /companies/companies': withLeader(cases),
  'GET /companies/company/:company': withLeader(cases),
  'GET /companies/add-company': cases,
  'POST /companies/add-company': cases,
  'GET /companies/register-placement/:citizen': cases,
  'POST /companies/register-placement/:citizen': cases,
  'GET /companies/work-hours': withLeader(cases),
  'POST /companies/work-hours': cases,
  'GET /companies/work-hours.xlsx': withLeader(cases),
  'GET /courses/courses': withLeader(office),
  'POST /courses/courses': office,
  'GET /courses/course/:course': withLeader(office),
  'POST /courses/course/:course': office,
  'GET /courses/attendance/:session': withLeader(office),
  'POST /courses/attendance/:session': office,
  'GET /team/landlord-duties': ['leader', 'system_administrator'],
  'POST /team/landlord-duties': ['leader', 'system_administrator'],
  'GET /team/team': withLeader(office),
  'GET /steering/share-with-ordinary-hours': withLeader(office),
  'GET /steering/share-with-ordinary-hours/persons': withLeader(office),
  'GET /steering/share-with-ordinary-hours.xlsx': withLeader(office),
  'GET /steering/share-with-ordinary-hours.csv': withLeader(office),
  'GET /steering/break-glass-review': ['leader'],
  'POST /steering/break-glass-review/:breakGlass': ['leader'],
  'GET /steering/reading-watch': ['leader'],
  'POST /steering/reading-watch/sample/:review': ['leader'],
  'POST /steering/reading-watch/flag/:flag': ['leader'],
  'GET /steering/deletion': ['leader'],
  'POST /steering/deletion': ['leader'],
  'GET /steering/deletion-list.csv': ['leader'],
  'GET /steering/deletion/:proposal': ['leader'],
  'POST /steering/deletion/:proposal': ['leader'],
  'GET /steering/read-log/:citizen': ['leader'],
  'GET /steering/read-log/:citizen/names': ['leader'],
  'GET /steering/read-log/:citizen/sheet': ['leader'],
  'GET /steering/read-log/:citizen/hand-over': ['leader'],
  'POST /steering/read-log/:citizen/hand-over': ['leader'],
};

const nameOf = (route: { method: string; path: string }) => `${route.method} ${route.path}`;

let house: House;
const clients = {} as Record<Role, Client>;
beforeAll(async () => {
  house = await givenHouse();
  const place = await house.municipality(1);
  for (const role of roles) clients[role] = await house.signIn(await house.staff(place, role, role));
});
afterAll(() => house.close());

it('knows every route, and no route that is not there', () => {
  expect(Object.keys(mayKnock).sort()).toEqual(allRoutes.map(nameOf).sort());
});

it('names every route once', () => {
  expect(new Set(allRoutes.map(nameOf)).size).toBe(allRoutes.length);
});

describe.each(allRoutes.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
  it('opens for the roles of the oracle and for no other', async () => {
    const path = route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
    const wrong: string[] = [];
    for (const role of roles) {
      const answer = await (route.method === 'GET' ? clients[role].get(path) : clients[role].post(path));
      await answer.body?.cancel();
      if (answer.status >= 500) wrong.push(`${role}: ${answer.status}`);
      if ((answer.status === 403) === (mayKnock[name] ?? []).includes(role)) wrong.push(`${role}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });
});

it('sends nobody anywhere but to the sign-in without a session', async () => {
  for (const route of allRoutes) {
    const answer = await house.app.request(`http://localhost${route.path}`, {
      method: route.method,
      headers: { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([answer.status, answer.headers.get('location')], nameOf(route)).toEqual([303, '/sign-in']);
  }
});
