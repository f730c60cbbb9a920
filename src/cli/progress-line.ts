import type { Progress } from '#evaluation/register/register-question.ts';

/** Where a line can be written over and over. */
export interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** How often the line is rewritten, in milliseconds. */
const EVERY = 200;
/** A guess of what is left needs this much of the work behind it. */
const ENOUGH = 0.02;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * One line that says how far long work has come and about how long is left, rewritten in place; nothing at all when the output is no terminal.
 * `clear` takes it away.
 */
export function progressLine(terminal: Terminal, now: () => number): { progress: Progress; clear(): void } {
  if (!terminal.isTTY) return { progress: () => undefined, clear: () => undefined };
  let [step, since, written] = ['', 0, Number.NEGATIVE_INFINITY];
  return {
    progress(name, done, total) {
      if (name !== step) [step, since, written] = [name, now(), Number.NEGATIVE_INFINITY];
      if (now() - written < EVERY && done < total) return;
      written = now();
      const share = total > 0 ? Math.min(1, done / total) : 1;
      const left =
        share >= ENOUGH && share < 1 ? `, about ${duration(((now() - since) * (1 - share)) / share)} left` : '';
      terminal.write(`${CLEAR_LINE}${name}: ${Math.floor(100 * share)} %${left}`);
    },
    clear() {
      if (written > Number.NEGATIVE_INFINITY) terminal.write(CLEAR_LINE);
    },
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
