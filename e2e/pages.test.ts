import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { invite } from '#web/accounts/invite.ts';
import { paths } from '#web/paths.ts';
import { fillDemo } from '../demo/fill-demo.ts';
import { openStage, type Stage } from './stage.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const now = Temporal.Instant.from('2026-11-25T09:42:00Z');

let stage: Stage;
let worker: ActorKey;
const actors = {} as Record<'worker' | 'leader' | 'administrator', ActorKey>;
const ids: Record<string, string> = {};

beforeAll(async () => {
  stage = await openStage(now);
  const { house } = stage;
  await fillDemo({
    database: house.database,
    owner: house.ownerConfig,
    offices: 1,
    days: 90,
    seed: 3,
    until: Temporal.PlainDate.from('2026-11-25'),
  });
  const find = async (role: string) => {
    const row = (
      await house.owner.query(
        `select municipality_id as "municipalityId", staff_id as "staffId" from staff join staff_role using (municipality_id, staff_id) join organisation using (municipality_id, organisation_id)
       where role = $1 and kind = 'municipality' and office_id is not null order by staff_id limit 1`,
        [role],
      )
    ).rows[0];
    return row as ActorKey;
  };
  worker = await find('case_worker');
  actors.worker = worker;
  actors.leader = await find('leader');
  actors.administrator = await house.staff(
    await house.municipality(worker.municipalityId, 'x'),
    'system_administrator',
    'Sys',
  );
  const one = async (sql: string) => (await house.owner.query(sql)).rows[0]?.id as string;
  ids.citizen = await one(
    `select citizen_id as id from contact join enrolment e using (municipality_id, citizen_id) where e.valid_to is null group by 1 order by count(*) desc, 1 limit 1`,
  );
  ids.partner = await one(
    `select organisation_id as id from organisation where kind <> 'municipality' order by 1 limit 1`,
  );
  await closeTwoCases();
  ids.company = await one('select company_id as id from company order by 1 limit 1');
  ids.course = await one('select course_id as id from course order by 1 limit 1');
  await house.owner.query(
    `insert into auth.account (municipality_id, staff_id, user_name) values ($1, $2, 'somebody@nabo.example')`,
    [worker.municipalityId, worker.staffId],
  );
  ids.invitation = await invite(house.authPool, house.seal, worker);
  // Somebody who reads files at random, last month and now, so that the leader has a sample and flags.
  await house.owner.query(
    `insert into read_log (municipality_id, staff_id, organisation_id, roles, read_at, act, purpose, legal_basis, citizen_ids, request_id)
     select s.municipality_id, s.staff_id, s.organisation_id, '{case_worker}', d.day + interval '10 hours', 'citizen-file.read', 'case_work', 'gdpr-6-1-e',
       array[(select citizen_id from enrolment e where e.municipality_id = s.municipality_id order by md5(e.citizen_id::text || d.day) limit 1)], gen_random_uuid()
     from staff s, generate_series('2026-10-01'::timestamptz, '2026-11-20', interval '3 days') as d (day) where s.staff_id = $1 order by d.day`,
    [worker.staffId],
  );
  await (await house.signIn(actors.leader)).get('/today');
  ids.flag = await one('select read_flag_id as id from read_flag order by first_on, 1 limit 1');
  ids.session = await one('select course_session_id as id from course_session order by starts_at limit 1');
});
afterAll(() => stage.close());

/** Two cases closed long ago, one of them proposed by another leader, and one that is held. */
async function closeTwoCases(): Promise<void> {
  const { owner } = stage.house;
  const found = await owner.query(
    `select citizen_id as id from citizen c where citizen_id <> $1 and municipality_id = $2
       and not exists (select from contact o where o.citizen_id = c.citizen_id and o.controller_id <> c.controller_id)
       and not exists (select from promise o where o.citizen_id = c.citizen_id and o.controller_id <> c.controller_id)
       and not exists (select from appointment o where o.citizen_id = c.citizen_id and o.controller_id <> c.controller_id)
     order by 1 limit 3`,
    [ids.citizen, actors.leader.municipalityId],
  );
  const closed = found.rows.map((row) => row.id as string);
  for (const table of ['enrolment', 'contact_person', 'citizen_team'])
    await owner.query(
      `delete from ${table} t where citizen_id = any ($1) and exists (select from ${table} o where o.citizen_id = t.citizen_id and o.ctid > t.ctid)`,
      [closed],
    );
  for (const table of ['enrolment', 'contact_person', 'citizen_team'])
    await owner.query(
      `update ${table} set valid_from = '2019-01-01', valid_to = '2021-03-12' where citizen_id = any ($1)`,
      [closed],
    );
  for (const change of [
    `update placement set starts_on = '2020-01-01', ends_on = '2020-12-31' where citizen_id = any ($1)`,
    `update citizen set registered_at = '2019-01-01' where citizen_id = any ($1)`,
    `update contact set happened_at = '2020-01-01' where citizen_id = any ($1)`,
    `update promise set due_on = '2020-01-01', made_at = '2020-01-01', kept_at = null, kept_by = null where citizen_id = any ($1)`,
    'delete from appointment where citizen_id = any ($1)',
  ])
    await owner.query(change, [closed]);
  const [toHold, proposed, held] = closed as [string, string, string];
  ids.closed = toHold;
  const proposal = await owner.query(
    `insert into deletion_proposal (municipality_id, controller_id, case_type, citizen_id, proposed_by)
     select municipality_id, controller_id, 'municipal_case', citizen_id, $2 from citizen where citizen_id = $1 returning deletion_proposal_id as id`,
    [proposed, worker.staffId],
  );
  ids.proposal = proposal.rows[0].id as string;
  await owner.query(
    `insert into legal_hold (municipality_id, controller_id, citizen_id, reason, placed_by)
     select municipality_id, controller_id, citizen_id, 'Klage til Ankestyrelsen over afgørelsen om ressourceforløb', $2 from citizen where citizen_id = $1`,
    [held, actors.leader.staffId],
  );
}

const pages: [string, () => string, keyof typeof actors][] = [
  ['today', () => '/today', 'worker'],
  ['open door', () => '/door/open-door', 'worker'],
  ['visitors’ screen', () => '/door/visitors-screen', 'worker'],
  ['my citizens', () => '/case/my-citizens', 'worker'],
  ['citizen', () => `/case/citizen/${ids.citizen}`, 'worker'],
  ['write contact', () => `/case/write-contact/${ids.citizen}`, 'worker'],
  ['make promise', () => `/case/make-promise/${ids.citizen}`, 'worker'],
  ['book appointment', () => `/case/book-appointment/${ids.citizen}`, 'worker'],
  ['new citizen', () => '/case/new-citizen', 'worker'],
  ['search', () => '/case/search', 'worker'],
  ['companies', () => '/companies/companies', 'worker'],
  ['company', () => `/companies/company/${ids.company}`, 'worker'],
  ['add company', () => '/companies/add-company', 'worker'],
  ['register placement', () => `/companies/register-placement/${ids.citizen}`, 'worker'],
  ['hours', () => '/companies/work-hours', 'worker'],
  ['courses', () => '/courses/courses', 'worker'],
  ['course', () => `/courses/course/${ids.course}`, 'worker'],
  ['attendance', () => `/courses/attendance/${ids.session}`, 'worker'],
  ['team', () => '/team/team', 'worker'],
  ['figure', () => '/steering/share-with-ordinary-hours', 'worker'],
  ['persons', () => '/steering/share-with-ordinary-hours/persons', 'worker'],
  ['read log', () => `/steering/read-log/${ids.citizen}`, 'leader'],
  ['read log with names', () => `/steering/read-log/${ids.citizen}/names`, 'leader'],
  ['deletion', () => '/steering/deletion', 'leader'],
  ['deletion, a case held back', () => `/steering/deletion?open=${ids.closed}`, 'leader'],
  ['deletion, approved by another', () => `/steering/deletion/${ids.proposal}`, 'leader'],
  ['leader’s today', () => '/today', 'leader'],
  ['reading watch', () => '/steering/reading-watch', 'leader'],
  ['readings to ask about', () => `/steering/reading-watch?open=${ids.flag}`, 'leader'],
  ['consent', () => `/case/give-consent/${ids.citizen}`, 'worker'],
  ['protection', () => `/case/protect-citizen/${ids.citizen}`, 'worker'],
  ['break-glass', () => '/case/break-glass', 'worker'],
  ['break-glass review', () => '/steering/break-glass-review', 'leader'],
  ['landlord duties', () => '/team/landlord-duties', 'leader'],
  ['who sees what', () => `/case/who-sees-what/${ids.citizen}?through=${ids.partner}`, 'worker'],
  ['own sessions', () => paths.ownSessions, 'worker'],
  ['staff access', () => `${paths.staffAccounts}?open=${worker.staffId}`, 'administrator'],
  ['renewed sign-in', () => paths.confirm(paths.today), 'worker'],
  ['sign-in', () => '/sign-in', 'worker'],
  ['sign-in with a password', () => paths.signInPassword, 'worker'],
  ['sign-in, the code', () => paths.signInCode, 'worker'],
  ['invitation', () => paths.invitation(ids.invitation as string), 'worker'],
  ['absent', () => '/nowhere', 'worker'],
];
const looks = [
  { language: 'da', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 320 },
  { language: 'da', theme: 'dark', width: 320 },
  { language: 'en', theme: 'light', width: 1280 },
] as const;

describe.each(looks)('in $language, $theme, $width px', (look) => {
  it.each(pages)('%s', async (name, address, who) => {
    const { page, context } = await stage.enter(actors[who], look);
    await context.addCookies([{ name: 'hb_ceremony', value: 'x', url: `${stage.address}${paths.signInCode}` }]);
    const foreign: string[] = [];
    const noise: string[] = [];
    let scriptBytes = 0;
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.address)) foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) scriptBytes += gzipSync(await response.body()).byteLength;
    });
    const answer = await page.goto(`${stage.address}${address()}`);
    expect(answer?.status()).toBe(name === 'absent' ? 404 : 200);
    expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
    expect(await page.locator('body').innerText()).toContain(
      look.language === 'da' ? 'Opfundne personer og tal' : 'Invented people and figures',
    );
    expect(await page.locator('h1').count()).toBe(1);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      'sideways scroll',
    ).toBeLessThanOrEqual(0);
    expect(await page.locator('[style]').count()).toBe(0);
    const axe = await context.newCDPSession(page);
    await axe.send('Page.setBypassCSP', { enabled: true });
    await axe.send('Runtime.evaluate', { expression: axeSource });
    const violations = await page.evaluate(async () => {
      const { axe: engine } = window as unknown as {
        axe: {
          run(
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
        };
      };
      const found = await engine.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      return found.violations.map(
        (one) =>
          `${one.id}: ${one.nodes
            .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`)
            .slice(0, 3)
            .join(' | ')}`,
      );
    });
    expect(violations).toEqual([]);
    expect(foreign).toEqual([]);
    expect(noise).toEqual([]);
    expect(scriptBytes).toBeLessThanOrEqual(30_000);
    await context.close();
  });
});
