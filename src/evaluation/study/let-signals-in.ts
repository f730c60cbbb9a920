import { setImmediate } from 'node:timers/promises';
import type { Work } from './read-study.ts';

/** Lets Ctrl-C be heard between two long pieces of work, which hear nothing while they last. Throws the signal's reason when stopped. */
export async function letSignalsIn({ signal }: Pick<Work, 'signal'>): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
