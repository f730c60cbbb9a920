import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLink, type LinkCodes } from '#web/links.ts';
import { paths } from '#web/paths.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function makeLink(): Promise<LinkCodes> {
  const at = await stage.house.municipality(1);
  const leader = await stage.house.staff(at, 'leader', 'Lene');
  const { citizenId } = await stage.house.citizen(at, leader, { contactPerson: leader });
  const link = {
    linkId: crypto.randomUUID(),
    purpose: 'read-log-extract',
    recipientKind: 'citizen',
    citizenId,
    expiresAt: stage.house.now.add({ hours: 24 }),
    isSingleUse: true,
    hasShortCode: true,
  } as const;
  const codes = await stage.house.database.asActor(leader, (tx, actor) => createLink(tx, actor, link), {
    now: stage.house.now,
  });
  return codes as LinkCodes;
}

it('opens a link on a phone without JavaScript or a session, and tells its code to nobody', async () => {
  const { code, shortCode } = await makeLink();
  const context = await stage.browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const page = await context.newPage();
  const sent: Record<string, string>[] = [];
  page.on('request', (request) => void request.allHeaders().then((headers) => sent.push(headers)));
  await page.goto(stage.address + paths.openReadLogExtract(code));
  await page.getByLabel('Din kode').fill('12');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Koden passer ikke/ }).waitFor();
  await page.getByLabel('Din kode').fill(shortCode as string);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Hvem har set dine oplysninger' }).waitFor();
  await context.close();
  const referers = sent.flatMap((headers) => headers.referer ?? []);
  expect(referers).toContain(`${stage.address}/`);
  expect(referers.filter((referer) => referer.includes('/link/'))).toEqual([]);
  // What a browser that does not send Sec-Fetch-Site is known by.
  const origins = sent.filter((headers) => headers['content-type']).map((headers) => headers.origin);
  expect(origins).toEqual([stage.address, stage.address]);
});
