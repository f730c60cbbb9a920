import { expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { ProgramError } from './program-error.ts';
import { readSending } from './sending-environment.ts';

const smtp = { HJEMMEBANE_SMTP: 'smtp://me:hemmeligt@mail.example.dk', HJEMMEBANE_SMTP_FROM: 'besked@example.dk' };
const sms = {
  HJEMMEBANE_SMS: 'https://sms.example.dk/messages',
  HJEMMEBANE_SMS_FROM: 'Besked',
  HJEMMEBANE_SMS_TOKEN: 'hemmeligt',
};

it.each([
  [undefined, 'http://127.0.0.1:3000'],
  ['https://hjemmebane.example.dk', 'https://hjemmebane.example.dk'],
  ['https://hjemmebane.example.dk/', 'https://hjemmebane.example.dk'],
])('hands out links under %s as %s', (address, origin) => {
  expect(readEnvironment(address ? { HJEMMEBANE_ADDRESS: address } : {}).address).toBe(origin);
});

it.each(['hjemmebane.example.dk', 'https://hjemmebane.example.dk/start', 'ftp://x', 'https://'])(
  'refuses %s as the address',
  (address) => {
    expect(() => readEnvironment({ HJEMMEBANE_ADDRESS: address })).toThrow(/^HJEMMEBANE_ADDRESS /);
  },
);

it('keeps messages as files when nothing is set', () => {
  expect(readSending({})).toEqual({ smtp: null, sms: null });
});

it('reads both ways out', () => {
  const settings = readSending({ ...smtp, ...sms });
  expect(settings.smtp).toMatchObject({ from: 'besked@example.dk' });
  expect(settings.smtp?.server.hostname).toBe('mail.example.dk');
  expect(settings.sms).toMatchObject({ from: 'Besked', token: 'hemmeligt' });
});

it.each<[string, Record<string, string>]>([
  ['HJEMMEBANE_SMTP', { ...smtp, HJEMMEBANE_SMTP: 'http://me:hemmeligt@mail.example.dk' }],
  ['HJEMMEBANE_SMTP', { ...smtp, HJEMMEBANE_SMTP: 'mail.example.dk' }],
  ['HJEMMEBANE_SMTP_FROM', { ...smtp, HJEMMEBANE_SMTP_FROM: '' }],
  ['HJEMMEBANE_SMTP_FROM', { ...smtp, HJEMMEBANE_SMTP_FROM: 'Besked <x@example.dk>' }],
  ['HJEMMEBANE_SMTP_CA', { ...smtp, HJEMMEBANE_SMTP_CA: '/no/such/file.pem' }],
  ['HJEMMEBANE_SMS', { ...sms, HJEMMEBANE_SMS: 'http://sms.example.dk/messages' }],
  ['HJEMMEBANE_SMS_TOKEN', { ...sms, HJEMMEBANE_SMS_TOKEN: '' }],
  ['HJEMMEBANE_SMS_FROM', { ...sms, HJEMMEBANE_SMS_FROM: 'Et alt for langt navn' }],
])('names %s when it is wrong, and repeats no password', (name, variables) => {
  const read = () => readSending(variables);
  expect(read).toThrow(ProgramError);
  expect(read).toThrow(new RegExp(`^${name} |so ${name} is needed`));
  expect(read).not.toThrow(/hemmeligt/);
});
