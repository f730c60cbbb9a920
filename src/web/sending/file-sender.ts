import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NotSent, type OutgoingMessage, type Sender } from './sender.ts';

/** One message a file, readable by the program's user alone; the name says nothing. The same message again is the same file. */
export function fileSender(folder: string): Sender {
  return {
    async send(message) {
      const file = path.join(folder, `${message.messageId}.txt`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(`${file}.part`, textOf(message), { mode: 0o600 });
        await rename(`${file}.part`, file);
      } catch {
        throw new NotSent('file_not_written', `The folder ${folder}`);
      }
    },
  };
}

const textOf = ({ channel, to, subject, text }: OutgoingMessage) =>
  [`${channel}: ${to}`, ...(subject ? [subject] : []), '', text, ''].join('\n');
