import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { givenFolder } from '../../../tests/given.ts';
import { NotSent, type OutgoingMessage } from './sender.ts';
import { smsSender } from './sms-sender.ts';
import { smtpSender } from './smtp-sender.ts';

const message: OutgoingMessage = {
  messageId: '00000000-0000-4000-8000-0000000000aa',
  channel: 'email',
  to: 'modtager@example.dk',
  subject: 'Besked til dig',
  text: 'Hej. Æblegrød på Ærø.',
};
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const { folder, remove } = givenFolder();
const pem = (name: string) => readFileSync(path.join(folder, name), 'utf8');
/** A certificate for the name, signed by itself. */
function makeCertificate(name: string): void {
  const [key, cert] = [path.join(folder, `${name}.key`), path.join(folder, `${name}.crt`)];
  execFileSync(
    'openssl',
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout ${key} -out ${cert} -subj /CN=${name} -addext subjectAltName=DNS:${name}`.split(
      ' ',
    ),
    { stdio: 'ignore' },
  );
}
beforeAll(() => {
  makeCertificate('localhost');
  makeCertificate('another.example');
});
afterAll(remove);

interface Received {
  text: string;
  isSecure: boolean;
  user: string | undefined;
}

/** A real mail server on a port of its own; says what it received. */
async function mailServer(options: SMTPServerOptions = {}, certificate = 'localhost') {
  const received: Received[] = [];
  const server = new SMTPServer({
    key: pem(`${certificate}.key`),
    cert: pem(`${certificate}.crt`),
    authOptional: true,
    onAuth: (auth, _session, done) =>
      auth.password === 'rigtigt' ? done(null, { user: auth.username }) : done(new Error('no')),
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
      stream.on('end', () => {
        received.push({ text, isSecure: session.secure, user: session.user as string | undefined });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { received, port: (server.server.address() as AddressInfo).port };
}

const from = 'besked@example.dk';
const mail = (address: string, authority?: string) => smtpSender({ server: new URL(address), from, authority });
const failureOf = async (sent: Promise<void>) => {
  const error = await sent.then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(NotSent);
  return error as NotSent;
};

it('sends by STARTTLS, signed in, with the message’s own id', async () => {
  const { port, received } = await mailServer();
  await mail(`smtp://hjem:rigtigt@localhost:${port}`, pem('localhost.crt')).send(message);
  expect(received).toMatchObject([{ isSecure: true, user: 'hjem' }]);
  for (const part of [`<${message.messageId}@example.dk>`, 'modtager@example.dk', 'Besked til dig', 'auto-generated'])
    expect(received[0]?.text.toLowerCase()).toContain(part.toLowerCase());
});

it('sends by TLS from the start', async () => {
  const { port, received } = await mailServer({ secure: true });
  await mail(`smtps://localhost:${port}`, pem('localhost.crt')).send(message);
  expect(received).toMatchObject([{ isSecure: true }]);
});

it('sends without encryption to this machine alone', async () => {
  const { port, received } = await mailServer({ disabledCommands: ['STARTTLS'] });
  await mail(`smtp://localhost:${port}`).send(message);
  expect(received).toMatchObject([{ isSecure: false }]);
  // The same server under a name that is not this machine's.
  const failure = await failureOf(mail(`smtp://127.1:${port}`).send(message));
  expect(failure).toMatchObject({ problem: 'not_encrypted', outcome: 'waiting' });
  expect(received).toHaveLength(1);
});

it.each([
  ['nobody it trusts has signed', 'localhost', undefined],
  ['is for another name', 'another.example', 'another.example.crt'],
])('refuses a certificate that %s, by STARTTLS and TLS alike', async (_why, certificate, authority) => {
  for (const secure of [true, false]) {
    const { port, received } = await mailServer({ secure }, certificate);
    const sender = mail(`${secure ? 'smtps' : 'smtp'}://localhost:${port}`, authority && pem(authority));
    expect(await failureOf(sender.send(message))).toMatchObject({ problem: 'certificate_refused', outcome: 'waiting' });
    expect(received).toEqual([]);
  }
});

it('says in words that the server is down, that the password is wrong, and that the recipient is refused', async () => {
  const down = await failureOf(mail('smtp://localhost:1').send(message));
  expect(down).toMatchObject({ problem: 'server_unreachable', outcome: 'waiting' });
  expect(down.message).toBe(
    'The mail server localhost:1 cannot be reached. Check the address and that it runs. The message waits and is tried again.',
  );
  const { port } = await mailServer({
    onRcptTo: (_address, _session, done) => done(new Error('550 no such mailbox modtager@example.dk')),
  });
  const wrong = await failureOf(mail(`smtp://hjem:forkert@localhost:${port}`, pem('localhost.crt')).send(message));
  expect(wrong).toMatchObject({ problem: 'sign_in_refused', outcome: 'waiting' });
  expect(wrong.message).not.toContain('forkert');
  const refused = await failureOf(mail(`smtp://localhost:${port}`, pem('localhost.crt')).send(message));
  expect(refused).toMatchObject({ problem: 'message_refused', outcome: 'refused' });
  expect(refused.message).not.toContain('modtager');
});

it('waits when the server asks it to', async () => {
  const busy = Object.assign(new Error('try later'), { responseCode: 451 });
  const { port } = await mailServer({ onRcptTo: (_address, _session, done) => done(busy) });
  const failure = await failureOf(mail(`smtp://localhost:${port}`, pem('localhost.crt')).send(message));
  expect(failure).toMatchObject({ problem: 'server_busy', outcome: 'waiting' });
});

it('does not know whether a message arrived when the line is cut while it is handed over', async () => {
  const { port } = await mailServer({
    onData: (stream, session) => {
      stream.resume();
      stream.on('end', () => (session as unknown as { hang?: boolean }).hang);
      setTimeout(() => void cut(), 50);
    },
  });
  const cut = async () => {
    for (const close of closing.splice(0)) await close();
  };
  const failure = await failureOf(mail(`smtp://localhost:${port}`, pem('localhost.crt')).send(message));
  expect(failure).toMatchObject({ problem: 'no_clear_answer', outcome: 'unsure' });
});

/** A real provider's end: answers with the status and keeps what it got. */
async function smsProvider(status: number, headers: Record<string, string> = {}) {
  const got: { headers: IncomingMessage['headers']; body: unknown }[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      got.push({ headers: request.headers, body: JSON.parse(body) });
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { got, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages` };
}
const sms = (address: string) => smsSender({ address: new URL(address), token: 't-1', from: 'Besked' });
const text: OutgoingMessage = { ...message, channel: 'sms', to: '+4512345678' };

it('hands an SMS to the provider with the key that tells a copy', async () => {
  const { address, got } = await smsProvider(202);
  await sms(address).send(text);
  expect(got).toMatchObject([
    {
      headers: { authorization: 'Bearer t-1', 'idempotency-key': message.messageId },
      body: { id: message.messageId, to: '+4512345678', from: 'Besked', text: message.text },
    },
  ]);
});

it.each([
  [0, 'no_clear_answer'],
  [302, 'message_refused'],
  [400, 'message_refused'],
  [401, 'sign_in_refused'],
  [429, 'server_busy'],
  [500, 'no_clear_answer'],
  [503, 'server_busy'],
])('takes the provider’s answer %i as %s', async (status, problem) => {
  const elsewhere = await smsProvider(200);
  const { address } = await smsProvider(status, { location: elsewhere.address });
  expect(await failureOf(sms(address).send(text))).toMatchObject({ problem });
  expect(elsewhere.got).toEqual([]);
});

it('says that the provider is down, and sends it nothing unencrypted', async () => {
  const gone = await smsProvider(200);
  await closing.pop()?.();
  expect(await failureOf(sms(gone.address).send(text))).toMatchObject({ problem: 'server_unreachable' });
  const { address, got } = await smsProvider(200);
  const other = address.replace('127.0.0.1', 'localhost.');
  expect(await failureOf(sms(other).send(text))).toMatchObject({ problem: 'not_encrypted' });
  expect(got).toEqual([]);
});
