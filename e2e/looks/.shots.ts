import { launchBrowser } from '../browser.ts';

const base = 'http://127.0.0.1:3111';
const browser = await launchBrowser();
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  locale: 'da-DK',
  timezoneId: 'Europe/Copenhagen',
});
const page = await context.newPage();
await page.goto(base + '/sign-in');
await page.screenshot({ path: '/tmp/s-signin.png' });
await page
  .locator('button.person')
  .filter({ hasText: /[Mm]entor/ })
  .first()
  .click();
for (const [name, path] of [
  ['today', '/today'],
  ['door', '/door/open-door'],
  ['citizens', '/case/my-citizens'],
  ['figure', '/steering/share-with-ordinary-hours'],
  ['hours', '/companies/work-hours'],
  ['courses', '/courses/courses'],
  ['team', '/team/team'],
]) {
  const t = Date.now();
  const r = await page.goto(base + path);
  console.log(name, r?.status(), Date.now() - t);
  await page.screenshot({ path: `/tmp/s-${name}.png` });
}
await browser.close();
