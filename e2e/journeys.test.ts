import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import type { GivenCitizen } from '../tests/given.ts';
import { Counter, openStage, reportClicks, type Stage } from './stage.ts';

let stage: Stage;
let office: { municipalityId: number; organisationId: string; housingOrganisationId: string; officeId: string };
let mette: ActorKey;
let leader: ActorKey;
const citizens: GivenCitizen[] = [];
const counts: { journey: string; interactions: number }[] = [];

beforeAll(async () => {
  stage = await openStage(Temporal.Instant.from('2026-11-25T09:42:00Z'));
  const { house } = stage;
  office = await house.municipality(1, 'Kastanje Kommune');
  mette = await house.staff(office, 'mentor', 'Mette');
  leader = await house.staff(office, 'leader', 'Lone');
  for (const firstName of [
    'Amina',
    'Birthe',
    'Hodan',
    'Ibrahim',
    'Kenneth',
    'Layla',
    'Linh',
    'Mahmoud',
    'Tove',
    'Yusuf',
  ]) {
    const citizen = await house.citizen(office, mette, { firstName, lastName: 'Solsort', contactPerson: mette });
    citizens.push(citizen);
  }
  await house.owner.query(
    `insert into shift (municipality_id, office_id, staff_id, day, starts, ends) values (1, $1, $2, '2026-11-25', '09:00', '16:00')`,
    [office.officeId, mette.staffId],
  );
});
afterAll(async () => {
  reportClicks(stage.house.root, counts);
  await stage.close();
});

const go = (page: Page, path: string) => page.goto(`${stage.address}${path}`);
const heading = (page: Page) => page.locator('h1').innerText();

describe.each([true, false])('the way through the product, JavaScript %s', (javaScriptEnabled) => {
  it('goes from a visit to the log row that says who looked', async () => {
    const citizen = citizens[javaScriptEnabled ? 0 : 1] as GivenCitizen;
    const { page, context } = await stage.enter(mette, { javaScriptEnabled });
    await go(page, '/door/open-door');
    await page.fill('#name', citizen.firstName);
    await page.click('button[value="me"]');
    await page.click(`label:has(input[value="${citizen.citizenId}"])`);
    await page.click('button[value="me"]');
    await page.click('#talking a:has-text("Afslut")');
    await page.click('label:has(input[name="topic"][value="cv"]) >> nth=-1');
    await page.fill('#note', 'Vi skrev et CV.');
    await page.check('#promised');
    await page.fill('#what', 'Sende det til bageriet');
    await page.fill('#due', 'fredag');
    await page.click('button:has-text("Gem besøget")');
    expect(await page.locator('[data-receipt]').innerText()).toContain('Besøget og løftet er gemt.');

    await go(page, `/case/citizen/${citizen.citizenId}`);
    const file = await page.locator('main').innerText();
    expect(file).toContain('Vi skrev et CV.');
    expect(file).toContain('Sende det til bageriet');

    await go(page, `/case/write-plan/${citizen.citizenId}?part=goal`);
    await page.fill('[name="title"]', 'Arbejde i et bageri');
    await page.click('main form.inline-form button.button-primary');
    await go(page, `/case/write-plan/${citizen.citizenId}?part=step`);
    await page.fill('[name="what"]', 'Jeg ringer til bageriet');
    await page.click('main form.inline-form button.button-primary');
    await go(page, `/case/citizen/${citizen.citizenId}`);
    expect(await page.locator('main').innerText()).toContain('Jeg ringer til bageriet');

    await go(page, `/companies/register-placement/${citizen.citizenId}`);
    await page.fill('#cvr', '13748136');
    await page.fill('[name="name"]', 'Bageriet Bolle');
    await page.click('label:has(input[value="ordinary_hours"])');
    await page.fill('#starts', '1. oktober');
    await page.click('button:has-text("Gem forløbet")');
    expect(await heading(page)).toContain(citizen.firstName);

    await go(page, '/companies/work-hours');
    await page.fill(`[aria-label="${citizen.firstName} Solsort, Bageriet Bolle, oktober 2026"]`, '22,5');
    await page.click('button:has-text("Gem timer")');
    expect(await page.locator('[data-receipt]').innerText()).toContain('1 tal er gemt.');

    await go(page, '/steering/share-with-ordinary-hours');
    await page.click('a:has-text("Se d")');
    expect(await page.locator('table').innerText()).toContain(`${citizen.firstName} Solsort`);
    await context.close();

    const asLeader = await stage.enter(leader, { javaScriptEnabled });
    await go(asLeader.page, `/steering/read-log/${citizen.citizenId}/names`);
    const log = await asLeader.page.locator('table').innerText();
    expect(log).toContain('Mette Mose');
    expect(log).toContain('Styring');
    await asLeader.context.close();
  });
});

describe('what it costs in clicks, taps, keys and fields', () => {
  const count = async (journey: string, most: number, walk: (page: Page, counter: Counter) => Promise<void>) => {
    const { page, context } = await stage.enter(mette);
    await go(page, '/today');
    const counter = new Counter(page);
    await walk(page, counter);
    await context.close();
    counts.push({ journey, interactions: counter.interactions });
    expect(counter.interactions, journey).toBeLessThanOrEqual(most);
  };

  it('drop-in: three at most', () =>
    count('drop-in', 3, async (page, counter) => {
      await counter.click('a:has-text("Registrér besøg")');
      await counter.click('label:has(input[name="citizen"][value="none"])');
      await counter.click('button[value="queue"]');
      await page.waitForSelector('[data-receipt]:has-text("sat i kø")');
    }));

  it('conversation: six at most', () =>
    count('conversation', 6, async (page, counter) => {
      await counter.click('#need-contact a:has-text("Skriv")');
      await counter.type('[name="note"]', 'Talte om at komme ud ad døren.');
      await counter.click('form.inline-form button.button-primary');
      await page.waitForSelector('[data-receipt]');
    }));

  it('placement: twelve at most', () =>
    count('placement', 12, async (page, counter) => {
      await counter.click('#need-contact a.name');
      await counter.click('main summary:has(svg)');
      await counter.click('a:has-text("virksomhedsforløb")');
      await counter.choose('#company', { label: 'Bageriet Bolle' });
      await counter.click('label:has(input[value="ordinary_hours"])');
      await counter.type('#starts', 'i dag');
      await counter.type('#weekly', '4');
      await counter.click('button:has-text("Gem forløbet")');
      await page.waitForSelector('[data-receipt]:has-text("Forløbet hos Bageriet Bolle er gemt")');
    }));

  it('hours for ten people: twenty-five at most', async () => {
    const { owner } = stage.house;
    for (const citizen of citizens) {
      await owner.query(
        `insert into placement (municipality_id, citizen_id, company_id, kind, starts_on, registered_by)
         select 1, $1, company_id, 'ordinary_hours', '2026-09-01', $2 from company where not exists (select from placement where citizen_id = $1 and starts_on < '2026-11-01') limit 1`,
        [citizen.citizenId, mette.staffId],
      );
    }
    await count('hours-10-people', 25, async (page, counter) => {
      await counter.click('nav a:has-text("Timer")');
      const fields = page.locator('input[data-month="2026-11"]');
      for (let i = 0; i < 10; i++) {
        counter.interactions++;
        await fields.nth(i).fill(`${i + 4},5`);
      }
      await counter.click('button:has-text("Gem timer")');
      await page.waitForSelector('[data-receipt]:has-text("10 tal er gemt")');
    });
  });
});

describe('by keyboard and across windows', () => {
  it('finds the search with Ctrl+K', async () => {
    const { page, context } = await stage.enter(mette);
    await go(page, '/today');
    await page.keyboard.press('Control+k');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('search');
    await page.keyboard.type('tove');
    await page.keyboard.press('Enter');
    await page.waitForSelector('main a:has-text("Tove Solsort")');
    expect(page.url()).not.toContain('tove');
    await context.close();
  });

  it('goes down the grid with Enter and takes a pasted column', async () => {
    const { page, context } = await stage.enter(mette);
    await go(page, '/companies/work-hours');
    const fields = page.locator('input[data-month="2026-10"]');
    await fields.nth(0).focus();
    await page.keyboard.press('Enter');
    expect(await fields.nth(1).evaluate((field) => field === document.activeElement)).toBe(true);
    await fields.nth(1).evaluate((field) => {
      const data = new DataTransfer();
      data.setData('text', '1,5\n2,5\n3,5\n');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    expect(await Promise.all([1, 2, 3].map((i) => fields.nth(i).inputValue()))).toEqual(['1,5', '2,5', '3,5']);
    await context.close();
  });

  it('shows a visit on the other screens without a reload, and leaves the focus where it is', async () => {
    const one = await stage.enter(mette);
    const two = await stage.enter(mette);
    await go(one.page, '/today');
    await one.page.locator('[data-search]').focus();
    await one.page.waitForTimeout(500);
    await go(two.page, '/door/open-door');
    await two.page.fill('#name', 'Nyankommen');
    await two.page.click('button[value="queue"]');
    await one.page.waitForSelector('#door-line:has-text("Nyankommen")', { timeout: 5000 });
    expect(await one.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('search');
    await one.context.close();
    await two.context.close();
  });
});
