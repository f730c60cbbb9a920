import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { paths } from '#web/paths.ts';
import { sendWaiting } from '#web/sending/outbox.ts';
import type { OutgoingMessage } from '#web/sending/sender.ts';
import type { Client } from '../../../../../tests/given.ts';
import { type CaseHouse, givenCase } from '../../../../../tests/given-case.ts';

const NOW = Temporal.Instant.from('2026-11-25T09:42:00Z');
let given: CaseHouse;
let lene: Client;
let citizenId: string;
beforeAll(async () => {
  given = await givenCase();
  lene = await given.house.signIn(given.leader);
  citizenId = await given.open();
  await (await given.house.signIn(given.mette)).get(paths.citizen(citizenId));
  await phone('+4512345678');
});
beforeEach(async () => {
  given.house.now = NOW;
  await given.house.owner.query('delete from link_try');
  await given.house.owner.query('delete from message');
});
afterAll(() => given.house.close());

const phone = (number: string | null, language: string | null = null) =>
  given.house.owner.query('update citizen set phone = $1, language = $2 where citizen_id = $3', [
    number,
    language,
    citizenId,
  ]);
const address = () => paths.handOverReadLog(citizenId);
async function hand(fields: Record<string, string>, who = lene): Promise<{ status: number; html: string }> {
  const answer = await who.post(address(), { form_key: crypto.randomUUID(), ...fields });
  return { status: answer.status, html: await answer.text() };
}
const codesIn = (text: string) => ({
  link: /http:\/\/localhost(\/link\/[\w/-]+)/.exec(text)?.[1] as string,
  code: /\b(\d{6})\b/.exec(text.replaceAll(/<[^>]*>/g, ' ').replace(/.*Koden/s, ''))?.[1] as string,
});
/** Somebody with nothing but the address: no session, no cookie. */
const visit = (link: string, fields?: Record<string, string>) =>
  given.house.app.request(`http://localhost${link}`, {
    method: fields ? 'POST' : 'GET',
    headers: { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    ...(fields ? { body: new URLSearchParams(fields).toString() } : {}),
  });
async function outbox(): Promise<OutgoingMessage[]> {
  const sent: OutgoingMessage[] = [];
  await sendWaiting(given.house.database, { send: async (message) => void sent.push(message) }, NOW, () => {});
  return sent;
}
const readLog = async () =>
  (await given.house.owner.query(`select citizen_ids, staff_id from read_log where act = 'read-log.hand-over'`)).rows;

it('hands the extract over: the address on paper, the code said, opened once, and written down', async () => {
  const { link, code } = codesIn((await hand({ way: 'paper' })).html);
  expect(await outbox()).toEqual([]);
  const before = (await readLog()).length;
  const opened = await visit(link, { code });
  const html = await opened.text();
  expect(opened.status).toBe(200);
  for (const words of ['Hvem har set dine oplysninger', 'Borgerens side', 'Sagsarbejde', 'Kommune 1'])
    expect(html).toContain(words);
  // Neither staff nor the citizen by name: whoever finds the paper learns nothing from the page's top either.
  for (const name of ['Mette', 'Mose', 'Amina', 'Morgenfrue']) expect(html).not.toContain(name);
  expect((await readLog()).slice(before)).toEqual([{ citizen_ids: [citizenId], staff_id: given.leader.staffId }]);
  expect((await visit(link, { code })).status).toBe(422);
  expect(await (await lene.get(address())).text()).toMatch(/åbnet 25\. november/);
});

it('is never spent by looking, as a mail scanner does', async () => {
  const { link, code } = codesIn((await hand({ way: 'paper' })).html);
  for (let time = 0; time < 5; time++) expect((await visit(link)).status).toBe(200);
  await given.house.app.request(`http://localhost${link}`, { method: 'HEAD' });
  expect((await given.house.owner.query('select 1 from link_try')).rowCount).toBe(0);
  expect((await visit(link, { code })).status).toBe(200);
});

it('answers alike what is unknown, used, revoked, expired or mistyped, and every GET', async () => {
  const made = async () => codesIn((await hand({ way: 'paper' })).html);
  const [used, mistyped, revoked, expired] = [await made(), await made(), await made(), await made()];
  await visit(used.link, { code: used.code });
  const ids = async (state: string) =>
    (await given.house.owner.query(`select link_id from link where ${state} order by made_at, link_id`)).rows;
  expect((await ids('first_used_at is null')).length).toBeGreaterThanOrEqual(3);
  const revoke = `update link set revoked_at = made_at where code_hash = sha256(convert_to($1, 'UTF8'))`;
  expect((await given.house.owner.query(revoke, [revoked.link.split('/').at(-1)])).rowCount).toBe(1);
  const age = `update link set expires_at = made_at + interval '1 second' where code_hash = sha256(convert_to($1, 'UTF8'))`;
  expect((await given.house.owner.query(age, [expired.link.split('/').at(-1)])).rowCount).toBe(1);
  given.house.now = NOW.add({ seconds: 2 });
  const plain = async (answer: Response) =>
    JSON.stringify([
      answer.status,
      [...answer.headers].filter(([name]) => name !== 'content-security-policy'),
      (await answer.text()).replaceAll(/nonce="[^"]*"|value="\d{6}"/g, ''),
    ]);
  const unknown = '/link/read-log/AAAAAAAAAAAAAAAAAAAAAA';
  const wrong = mistyped.code === '000000' ? '111111' : '000000';
  const answers = await Promise.all([
    visit(unknown, { code: '123456' }),
    visit(used.link, { code: used.code }),
    visit(revoked.link, { code: revoked.code }),
    visit(expired.link, { code: expired.code }),
    visit(mistyped.link, { code: wrong }),
  ]);
  expect(new Set(await Promise.all(answers.map(plain))).size).toBe(1);
  const looks = await Promise.all(
    [unknown, used.link, revoked.link, expired.link, mistyped.link].map((link) => visit(link)),
  );
  expect(new Set(await Promise.all(looks.map(plain))).size).toBe(1);
});

it('keeps the code out of the page, the Referer and the log', async () => {
  const { link, code } = codesIn((await hand({ way: 'paper' })).html);
  const secret = link.split('/').at(-1) as string;
  for (const answer of [await visit(link), await visit(link, { code: '000000' })]) {
    expect(answer.headers.get('referrer-policy')).toBe('strict-origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(`${[...answer.headers].join()} ${await answer.text()}`).not.toContain(secret);
  }
  const logged: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((...words) => void logged.push(words.join(' ')));
  await given.house.owner.query('alter function app.use_link rename to use_link_away');
  const failed = await visit(link, { code });
  await given.house.owner.query('alter function app.use_link_away rename to use_link');
  spy.mockRestore();
  expect(failed.status).toBe(500);
  expect(logged.join()).toContain('/link/read-log/:code');
  expect(logged.join()).not.toContain(secret);
  const stored = await given.house.owner.query(
    `select to_jsonb(l)::text as row from link l union all select to_jsonb(t)::text from link_try t union all select to_jsonb(f)::text from form_receipt f`,
  );
  expect(JSON.stringify(stored.rows)).not.toContain(secret);
});

it('sends the address or the code by SMS, never both, in the citizen’s language', async () => {
  await phone('+4512345678', 'so');
  const page = await hand({ way: 'sms_link' });
  const [byLink] = await outbox();
  expect(page.html).not.toContain('/link/');
  const { link } = codesIn(byLink?.text ?? '');
  const { code } = codesIn(page.html);
  expect(byLink).toMatchObject({ to: '+4512345678', text: expect.stringContaining('Hello.') });
  expect(byLink?.text).not.toContain(code);
  expect((await visit(link, { code })).status).toBe(200);
  await phone('+4512345678', 'da');
  const other = await hand({ way: 'sms_code' });
  const [byCode] = await outbox();
  const typed = /\d{6}/.exec(byCode?.text ?? '')?.[0] as string;
  expect(other.html).not.toContain(typed);
  const list = await (await lene.get(address())).text();
  const rows = (list.split('id="texted"')[1] ?? '').split('<tr').slice(2);
  expect(rows.map((row) => /Koden|Adressen/.exec(row)?.[0]).sort()).toEqual(['Adressen', 'Koden']);
  for (const row of rows) expect(row).toMatch(/>sendt</);
  expect((await visit(codesIn(other.html).link, { code: typed })).status).toBe(200);
});

it('asks before an SMS about a protected citizen, and offers paper alone without a telephone', async () => {
  await given.house.owner.query(
    `insert into citizen_protection (municipality_id, citizen_id, valid_from) values (1, $1, '2026-05-01')`,
    [citizenId],
  );
  const asked = await hand({ way: 'sms_code' });
  expect([asked.status, await outbox()]).toEqual([422, []]);
  expect(asked.html).toContain('Spørg borgeren, og sæt kryds');
  expect((await hand({ way: 'sms_code', confirm: 'yes' })).status).toBe(200);
  expect(await outbox()).toHaveLength(1);
  await given.house.owner.query('delete from citizen_protection where citizen_id = $1', [citizenId]);
  await phone(null);
  expect((await hand({ way: 'sms_code' })).status).toBe(422);
  expect(await (await lene.get(address())).text()).toContain('intet telefonnummer');
  await phone('+4512345678');
});

it('makes one address of a form sent twice, closes it, and only this citizen’s', async () => {
  const formKey = crypto.randomUUID();
  const count = async () => Number((await given.house.owner.query('select count(*) as n from link')).rows[0].n);
  const before = await count();
  const twice = await Promise.all([1, 2].map(() => lene.post(address(), { form_key: formKey, way: 'sms_code' })));
  expect(twice.map((answer) => answer.status).sort()).toEqual([200, 303]);
  expect([(await count()) - before, (await outbox()).length]).toEqual([1, 1]);
  const closed = await lene.post(address(), { form_key: crypto.randomUUID(), close: formKey });
  expect(closed.status).toBe(303);
  const row = await given.house.owner.query('select revoked_at from link where link_id = $1', [formKey]);
  expect(row.rows[0].revoked_at).not.toBeNull();
  expect((await lene.post(address(), { close: crypto.randomUUID() })).status).toBe(404);
});

it('opens nothing any more when the leader may not see the citizen, or leads no more', async () => {
  const first = codesIn((await hand({ way: 'paper' })).html);
  const role = (to: string | null) =>
    given.house.owner.query('update staff_role set valid_to = $1 where staff_id = $2', [to, given.leader.staffId]);
  await role('2026-11-25');
  expect((await visit(first.link, { code: first.code })).status).toBe(422);
  await role(null);
  expect((await visit(first.link, { code: first.code })).status).toBe(200);
});

it('makes whoever guesses wait, in words', async () => {
  for (let time = 0; time < 30; time++) await visit(`/link/read-log/guess${time}`, { code: '123456' });
  const answer = await visit('/link/read-log/guess', { code: '123456' });
  expect([answer.status, await answer.text()]).toEqual([429, expect.stringContaining('Vent ti minutter')]);
});

it('takes no large form from a stranger', async () => {
  expect((await visit('/link/read-log/x', { code: 'x'.repeat(20_000) })).status).toBe(413);
});

it('speaks English when asked, and says nothing to whoever only looks', async () => {
  const answer = await (await visit('/link/read-log/x?language=en')).text();
  expect(answer).toContain('There is something for you');
  for (const telling of ['kommun', 'municipal', 'job', 'log', 'office', 'Kontor'])
    expect(answer.split('<main')[1]).not.toMatch(new RegExp(`\\b${telling}`, 'i'));
});
