import path from 'node:path';
import { fileSender } from './file-sender.ts';
import type { Sender } from './sender.ts';
import { type SmsSettings, smsSender } from './sms-sender.ts';
import { type SmtpSettings, smtpSender } from './smtp-sender.ts';

/** How messages leave; null: they stay as files. */
export interface SendingSettings {
  smtp: SmtpSettings | null;
  sms: SmsSettings | null;
}

/** One sender for all messages: each channel goes where the settings say, and into the folder "outbox" of the data folder otherwise. */
export function chooseSender({ smtp, sms }: SendingSettings, dataFolder: string): Sender {
  const file = fileSender(path.join(dataFolder, 'outbox'));
  const by = { email: smtp ? smtpSender(smtp) : file, sms: sms ? smsSender(sms) : file };
  return { send: (message) => by[message.channel].send(message) };
}
