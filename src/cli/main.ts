import type { evaluateCommand } from './evaluate.ts';
import { ProgramError } from './program-error.ts';
import { progressLine } from './progress-line.ts';

const USAGE = `Hjemmebane
  hjemmebane start                      the product, on http://127.0.0.1:3000 (PORT, HOST, HJEMMEBANE_DATA, HJEMMEBANE_POSTGRES, DATABASE_URL)
  hjemmebane migrate                    bring the database of DATABASE_OWNER_URL up to this program
  hjemmebane admin --user-name NAME ...  the first administrator of the database of DATABASE_OWNER_URL, or a new link for one
  hjemmebane demo [--offices N] [--days N] [--seed N] [--until YYYY-MM-DD]
  hjemmebane check-log [--checkpoint TEXT]...   recompute the chain of the read log
  hjemmebane deletion-list              print what has been deleted, to be kept outside the backup (DATABASE_OWNER_URL)
  hjemmebane replay-deletions FILE      delete it anew after a backup was restored (DATABASE_OWNER_URL)
  hjemmebane evaluate PLAN --out DIR [--data NAME=FILE] [--language da|en] [--memory 500MB] [--profiles FILE] [--force]
  hjemmebane evaluate --check PLAN [--data NAME=FILE] [--language da|en] | --schema
  hjemmebane simulate PLAN --out DIR [--runs N] [--registers] [--language da|en] [--force]
  hjemmebane published-study --out FILE [--register] [--reading 263|203] [--force]`;

const terminal = { out: (line: string) => console.log(line), err: (line: string) => console.error(line) };

/** Runs one command; every foreseeable failure is one clear paragraph and an exit code other than 0. */
export async function main(argv: string[], root: string): Promise<void> {
  const [command = 'help', ...rest] = argv;
  try {
    process.exitCode = await run(command, rest, root);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Runs long work with a line of progress on a terminal, stopped by Ctrl-C. */
async function watched(command: typeof evaluateCommand, argv: string[], root: string): Promise<number> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const { progress, clear } = progressLine(process.stderr, () => performance.now());
  for (const signal of signals) process.on(signal, abort);
  try {
    const lines = {
      out: (line: string) => {
        clear();
        terminal.out(line);
      },
      err: (line: string) => {
        clear();
        terminal.err(line);
      },
    };
    return await command(argv, root, lines, { progress, signal: stop.signal });
  } finally {
    for (const signal of signals) process.off(signal, abort);
  }
}

async function run(command: string, argv: string[], root: string): Promise<number> {
  switch (command) {
    case 'start':
      return (await import('./start.ts')).startCommand(root);
    case 'migrate':
      return (await import('./migrate.ts')).migrateCommand(root);
    case 'admin':
      return (await import('./admin.ts')).adminCommand(argv);
    case 'demo':
      return (await import('./demo.ts')).demoCommand(argv, root);
    case 'check-log':
      return (await import('./check-log.ts')).checkLogCommand(argv, root);
    case 'deletion-list':
      return (await import('./deletion-list.ts')).deletionListCommand(root);
    case 'replay-deletions':
      return (await import('./deletion-list.ts')).replayDeletionsCommand(argv, root);
    case 'evaluate':
      return watched((await import('./evaluate.ts')).evaluateCommand, argv, root);
    case 'simulate':
      return (await import('./simulate.ts')).simulateCommand(argv, root, terminal);
    case 'published-study':
      return (await import('./published-study.ts')).publishedStudyCommand(argv, terminal);
    case 'help':
    case '--help':
      console.log(USAGE);
      return 0;
    default:
      console.error(`There is no command "${command}".\n\n${USAGE}`);
      return 2;
  }
}
