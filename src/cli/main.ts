import { ProgramError } from './program-error.ts';

const USAGE = `Hjemmebane
  hjemmebane start                      the product, on http://127.0.0.1:3000 (PORT, HOST, HJEMMEBANE_DATA, HJEMMEBANE_POSTGRES, DATABASE_URL)
  hjemmebane migrate                    bring the database of DATABASE_OWNER_URL up to this program
  hjemmebane demo [--offices N] [--days N] [--seed N] [--until YYYY-MM-DD]
  hjemmebane evaluate PLAN --out DIR [--data NAME=FILE] [--language da|en] [--force] | --schema
  hjemmebane published-study --out FILE [--reading 263|203] [--force]`;

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

async function run(command: string, argv: string[], root: string): Promise<number> {
  switch (command) {
    case 'start':
      return (await import('./start.ts')).startCommand(root);
    case 'migrate':
      return (await import('./migrate.ts')).migrateCommand(root);
    case 'demo':
      return (await import('./demo.ts')).demoCommand(argv, root);
    case 'evaluate':
      return (await import('./evaluate.ts')).evaluateCommand(argv, root, terminal);
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
