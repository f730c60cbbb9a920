import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { openStage, type Stage } from './stage.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A folder for pictures to look at; none are taken without it. */
const pictures = process.env['HJEMMEBANE_PICTURES'];

/** Where nothing can be measured, because no script runs. */
let withoutScripts: BrowserContext | undefined;
let stage: Stage;
let office: { municipalityId: number; organisationId: string; housingOrganisationId: string; officeId: string };
let mette: ActorKey;
let leader: ActorKey;
let neighbour: ActorKey;
const looks = [
  { name: 'desk', language: 'da', theme: 'light', width: 1440, javaScriptEnabled: true },
  { name: 'phone', language: 'en', theme: 'dark', width: 390, javaScriptEnabled: true },
  { name: 'plain', language: 'da', theme: 'light', width: 390, javaScriptEnabled: false },
] as const;
const citizens: Record<string, { citizenId: string; cpr: string }> = {};

beforeAll(async () => {
  stage = await openStage(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  const { house } = stage;
  office = await house.municipality(1, 'Kastanje Kommune');
  mette = await house.staff(office, 'mentor', 'Mette');
  leader = await house.staff(office, 'leader', 'Lone');
  const second = await house.owner.query(
    `insert into office (municipality_id, name, area_name, address, opened_on) values (1, 'Nabokontoret', 'Egeparken', 'Egevej 2', '2020-01-01') returning office_id`,
  );
  neighbour = await house.staff({ ...office, officeId: second.rows[0].office_id }, 'case_worker', 'Gitte');
  await house.staff({ ...office, organisationId: office.housingOrganisationId }, 'project_leader', 'Nanna');
  for (const [index, { name }] of looks.entries()) {
    const cpr = `710388000${index}`;
    const firstName = ['Amina', 'Birthe', 'Hodan'][index] as string;
    const citizen = await house.citizen(office, mette, { firstName, contactPerson: mette, cpr });
    citizens[name] = { citizenId: citizen.citizenId, cpr };
    await house.staff({ ...office, organisationId: office.housingOrganisationId, officeId: null }, [], `Ulla ${index}`);
  }
});
afterAll(() => stage.close());

async function look(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  if (page.context() === withoutScripts) return;
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    `${name} scrolls sideways`,
  ).toBeLessThanOrEqual(0);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await session.send('Runtime.evaluate', { expression: axeSource });
  const answer = await session.send('Runtime.evaluate', {
    expression: `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target).join(' ')).join('; '))`,
    awaitPromise: true,
    returnByValue: true,
  });
  expect(answer.result.value, name).toBe('');
}

describe.each(looks)('at the $name, in $language', ({ name, ...window }) => {
  const isDanish = window.language === 'da';
  const enter = async (who: ActorKey, path: string) => {
    const entered = await stage.enter(who, window);
    if (!window.javaScriptEnabled) withoutScripts = entered.context;
    await entered.page.goto(`${stage.address}${path}`);
    return entered;
  };
  const text = (page: Page) => page.locator('main').innerText();

  it('opens a file through broken glass with the keyboard, and the leader signs it off', async () => {
    const { citizenId, cpr } = citizens[name] as { citizenId: string; cpr: string };
    const reason = 'Hun ringede grædende og er på vej herhen nu.';
    const at = await enter(neighbour, '/case/break-glass');
    await at.page.focus('#cpr');
    await at.page.keyboard.type(cpr);
    await at.page.keyboard.press('Tab');
    await at.page.keyboard.type('kort');
    await at.page.click('main form.inline-form button[type="submit"]');
    expect(await at.page.inputValue('#cpr')).toBe(cpr);
    await look(at.page, `${name}-glass-error`);
    await at.page.fill('#reason', reason);
    await at.page.focus('#reason');
    await at.page.keyboard.press('Tab');
    await at.page.keyboard.press('Enter');
    await at.page.waitForURL(`**/case/citizen/${citizenId}/break-glass`);
    expect(await text(at.page)).toContain(isDanish ? 'Nødadgang til' : 'Break-glass until');
    await look(at.page, `${name}-glass-file`);

    const above = await enter(leader, '/today');
    await look(above.page, `${name}-glass-today`);
    await above.page.click('#glass a.button');
    expect(await text(above.page)).toContain(reason);
    await look(above.page, `${name}-glass-review`);
    await above.page.click(`button[aria-label^="${isDanish ? 'Jeg har set det' : 'I have seen it'}"]`);
    await above.page.goto(`${stage.address}/today`);
    expect(await above.page.locator('#glass').count()).toBe(0);
    await above.context.close();

    await at.page.click(`button:has-text("${isDanish ? 'Luk sagen' : 'Close the file'}")`);
    const answer = await at.page.goto(`${stage.address}/case/citizen/${citizenId}/break-glass`);
    expect(answer?.status()).toBe(404);
    await at.context.close();
  });

  it('protects a citizen, marks her, and warns before a sheet', async () => {
    const { citizenId } = citizens[name] as { citizenId: string };
    const { page, context } = await enter(mette, `/case/protect-citizen/${citizenId}`);
    await page.click('main form.inline-form button[type="submit"]');
    await look(page, `${name}-protection-error`);
    await page.click('label:has(input[value="name_and_address"])');
    await page.click('main form.inline-form button[type="submit"]');
    await page.waitForURL(`**/case/citizen/${citizenId}`);
    expect(await text(page)).toContain(isDanish ? 'Navn og adresse beskyttet' : 'Name and address protected');
    await page.goto(`${stage.address}/case/protect-citizen/${citizenId}`);
    await look(page, `${name}-protection`);
    await page.goto(`${stage.address}/case/my-citizens`);
    expect(await text(page)).toContain(isDanish ? 'Beskyttet' : 'Protected');
    await context.close();
    const above = await enter(leader, `/steering/read-log/${citizenId}`);
    await above.page.click(`a:has-text("${isDanish ? 'Hent udtræk' : 'Get the extract'}")`);
    expect(await text(above.page)).toContain(isDanish ? 'Hent alligevel' : 'Get it all the same');
    await look(above.page, `${name}-warning`);
    await above.context.close();
  });

  it('says beside the field who may have no duty for the landlord, and keeps the list', async () => {
    const { page, context } = await enter(leader, '/team/landlord-duties');
    const choose = async (who: string) => {
      const label = await page.locator(`#staff option:has-text("${who}")`).innerText();
      await page.selectOption('#staff', { label });
      await page.click('label:has(input[value="rent"])');
      await page.click('main form.inline-form button[type="submit"]');
    };
    await choose('Nanna');
    expect(await page.locator('#staff-error').innerText()).toContain('Nanna Mose');
    await look(page, `${name}-duty-error`);
    await choose(`Ulla ${looks.findIndex((one) => one.name === name)}`);
    expect(await text(page)).toContain(isDanish ? 'Husleje fra 25. november 2026' : 'Rent from 25 November 2026');
    await look(page, `${name}-duties`);
    await page.goto(`${stage.address}/team/team`);
    await look(page, `${name}-team`);
    await context.close();
  });
});
