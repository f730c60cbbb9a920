/** What the error log tells: the kind of thing and where, never a value, a name or an address with a key in it. */
type LoggedEvent =
  | {
      event: 'error';
      reference: string;
      method: string;
      route: string;
      name: string;
      code: string | null;
      at: string[];
    }
  | { event: 'refused'; why: string; method: string; route: string };

/** Writes one line of JSON on standard error, with the time in UTC. Whoever runs the program decides where it goes and for how long. */
export function logEvent(event: LoggedEvent): void {
  console.error(JSON.stringify({ time: Temporal.Now.instant().toString({ fractionalSecondDigits: 3 }), ...event }));
}

/** An error without its message, which may quote what somebody typed: its kind, PostgreSQL's or Node's code, and the places in the code. */
export function describeError(error: Error): { name: string; code: string | null; at: string[] } {
  const { code } = error as { code?: unknown };
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim().slice(3));
  return { name: error.name, code: typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : null, at };
}
