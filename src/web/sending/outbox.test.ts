import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { ActorKey } from '#db/database.ts';
import { givenFolder, givenHouse, type House } from '../../../tests/given.ts';
import { fileSender } from './file-sender.ts';
import { type NewMessage, protectionsOf, queueMessage, sendWaiting, startSending } from './outbox.ts';
import { NotSent, type OutgoingMessage, type Sender } from './sender.ts';

const NOW = Temporal.Instant.from('2026-11-25T09:42:00Z');
let house: House;
let mette: ActorKey;
let citizenId: string;
let protectedId: string;
beforeAll(async () => {
  house = await givenHouse(NOW);
  const at = await house.municipality(1);
  mette = await house.staff(at, 'mentor');
  citizenId = (await house.citizen(at, mette)).citizenId;
  protectedId = (await house.citizen(at, mette, { firstName: 'Nour' })).citizenId;
  await house.owner.query(
    `insert into citizen_protection (municipality_id, citizen_id, valid_from) values (1, $1, '2026-05-01')`,
    [protectedId],
  );
});
beforeEach(() => house.owner.query('delete from message'));
afterAll(() => house.close());

const queue = (more: Partial<NewMessage> = {}, after: () => Promise<void> = async () => {}) =>
  house.database.asActor(
    mette,
    async (tx, actor) => {
      await queueMessage(tx, actor, {
        kind: 'short_code',
        channel: 'sms',
        to: '+4512345678',
        citizenId,
        language: 'da',
        values: { address: '', until: '', code: '123456' },
        sendBefore: NOW.add({ hours: 24 }),
        isConfirmed: false,
        ...more,
      });
      await after();
    },
    { now: NOW },
  );
/** Keeps what it is given; fails first as often as it is told. */
function basket(...failures: Error[]): Sender & { sent: OutgoingMessage[] } {
  const sent: OutgoingMessage[] = [];
  return {
    sent,
    async send(message) {
      const failure = failures.shift();
      if (failure) throw failure;
      sent.push(message);
    },
  };
}
const said: string[] = [];
const send = (sender: Sender, now = NOW) => sendWaiting(house.database, sender, now, (words) => said.push(words));
const rows = async () =>
  (await house.owner.query('select state, tries, problem, recipient, body from message order by made_at')).rows;

it('sends what was committed with its record, once, and forgets where to and what', async () => {
  await queue();
  const to = basket();
  expect([await send(to), await send(to)]).toEqual([1, 0]);
  expect(to.sent).toMatchObject([{ channel: 'sms', to: '+4512345678', text: expect.stringContaining('123456') }]);
  expect(await rows()).toEqual([{ state: 'sent', tries: 1, problem: null, recipient: null, body: null }]);
});

it('sends nothing when the record was not saved', async () => {
  await expect(queue({}, () => Promise.reject(new Error('the record failed')))).rejects.toThrow('the record failed');
  expect(await rows()).toEqual([]);
});

it('never sends twice, however many send at once', async () => {
  for (let one = 0; one < 30; one++) await queue();
  const to = basket();
  await Promise.all(Array.from({ length: 8 }, () => send(to)));
  expect(to.sent).toHaveLength(30);
  expect(new Set(to.sent.map((message) => message.messageId)).size).toBe(30);
});

it('waits while the server is down: one minute, two, four, at most an hour, and says why in words', async () => {
  await queue();
  const down = () => new NotSent('server_unreachable', 'The mail server mail.example.dk');
  const to = basket(...Array.from({ length: 8 }, down));
  let now = NOW;
  for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
    expect(await send(to, now)).toBe(0);
    expect(await send(to, now.add({ minutes: minutes - 1, seconds: 59 }))).toBe(0);
    now = now.add({ minutes });
  }
  expect(to.sent).toEqual([]);
  expect((await rows())[0]).toMatchObject({ state: 'waiting', tries: 8, problem: 'server_unreachable' });
  expect(said.at(-1)).toMatch(/^The mail server mail\.example\.dk cannot be reached.+The message waits/);
  expect(said.join()).not.toContain('12345678');
  expect(await send(to, now)).toBe(1);
});

it('does not try again what was refused, what may have arrived, or what failed as nobody foresaw', async () => {
  for (let one = 0; one < 3; one++) await queue();
  const to = basket(new NotSent('message_refused', 'x'), new NotSent('no_clear_answer', 'x'), new Error('a bug'));
  await send(to);
  await send(to, NOW.add({ hours: 2 }));
  expect(to.sent).toEqual([]);
  expect((await rows()).map((row) => row.state).sort()).toEqual(['refused', 'unsure', 'unsure']);
});

it('does not send again what was on its way when the program died, and tells it apart', async () => {
  await queue();
  await house.database.pool.query('select app.take_message($1)', [NOW.toString()]);
  const to = basket();
  expect(await send(to, NOW.add({ minutes: 14 }))).toBe(0);
  expect((await rows())[0]).toMatchObject({ state: 'sending' });
  expect(await send(to, NOW.add({ minutes: 15 }))).toBe(0);
  expect((await rows())[0]).toMatchObject({ state: 'unsure', problem: 'stopped_while_sending', body: null });
});

it('does not send what has become worthless', async () => {
  await queue();
  const to = basket();
  await send(to, NOW.add({ hours: 24 }));
  expect(to.sent).toEqual([]);
  expect((await rows())[0]).toMatchObject({ state: 'lapsed', recipient: null });
});

it('sends nothing about a protected person that nobody has confirmed', async () => {
  await expect(queue({ citizenId: protectedId })).rejects.toMatchObject({ code: 'HB004' });
  await queue({ citizenId: protectedId, isConfirmed: true });
  expect(await send(basket())).toBe(1);
  const periods = await house.database.asActor(mette, (tx) => protectionsOf(tx, protectedId), { now: NOW });
  expect(periods).toMatchObject([{ kind: 'name_and_address', to: null }]);
});

it('holds back what waits about somebody who is protected since', async () => {
  await queue();
  await house.owner.query(
    `insert into citizen_protection (municipality_id, citizen_id, valid_from) values (1, $1, '2020-01-01')`,
    [citizenId],
  );
  const to = basket();
  await send(to);
  await house.owner.query('delete from citizen_protection where citizen_id = $1', [citizenId]);
  await send(to, NOW.add({ hours: 1 }));
  expect(to.sent).toEqual([]);
  expect((await rows())[0]).toMatchObject({ state: 'held', problem: 'protected_since', body: null });
});

it('shows the program neither where to nor what', async () => {
  await queue();
  for (const column of ['recipient', 'subject', 'body'])
    await expect(house.database.pool.query(`select ${column} from message`)).rejects.toMatchObject({ code: '42501' });
});

it('sends by itself until it is stopped, and says once what is wrong', async () => {
  const told: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((words: string) => void told.push(words));
  for (let one = 0; one < 3; one++) await queue();
  const down = new NotSent('server_unreachable', 'The mail server x');
  const to = basket(down, down);
  const sending = startSending(house.database, to, () => NOW);
  await vi.waitFor(() => expect(to.sent).toHaveLength(1), 4000);
  await sending.stop();
  spy.mockRestore();
  expect(told).toEqual([down.message]);
  await queue();
  expect(to.sent).toHaveLength(1);
});

it('speaks the recipient’s language', async () => {
  await queue({ language: 'en' });
  await queue({ language: null, channel: 'email', to: 'a@example.dk' });
  const to = basket();
  await send(to);
  expect(to.sent.find((one) => one.channel === 'sms')?.text).toContain('Your code');
  expect(to.sent.find((one) => one.channel === 'email')).toMatchObject({ subject: 'Besked til dig' });
});

it('writes a file for each message, for the program’s eyes alone, whose name says nothing', async () => {
  const { folder, remove } = givenFolder();
  const outbox = path.join(folder, 'outbox');
  await queue();
  await queue({ channel: 'email', to: 'lars@example.dk' });
  expect(await send(fileSender(outbox))).toBe(2);
  const files = readdirSync(outbox);
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(file).toMatch(/^[0-9a-f-]{36}\.txt$/);
    expect(statSync(path.join(outbox, file)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(outbox).mode & 0o777).toBe(0o700);
  expect(files.map((file) => readFileSync(path.join(outbox, file), 'utf8')).join()).toContain('lars@example.dk');
  await queue();
  // A file stands where the folder should be.
  expect(await send(fileSender(path.join(outbox, files[0] as string)))).toBe(0);
  remove();
  expect((await rows()).at(-1)).toMatchObject({ state: 'waiting', problem: 'file_not_written' });
});
