import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const run = promisify(execFile);

const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_PROGRAMS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

interface Program {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Starts a browser for journeys and screenshots: the one named in HJEMMEBANE_BROWSER, else an installed Chromium, Chrome
 * or Edge, else (Linux x64) the one that npm brought. Throws when there is none: a test without a browser has not passed.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findProgram();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...definedOnly(process.env), ...env },
  });
}

async function findProgram(): Promise<Program> {
  const asked = process.env.HJEMMEBANE_BROWSER;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`HJEMMEBANE_BROWSER names a file that does not exist: ${asked}`);
    return { executablePath: asked, env: {} };
  }
  const installed = installedPrograms().find((file) => existsSync(file));
  if (installed) return { executablePath: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return programFromNpm();
  throw new Error(
    'No browser found. Install Chromium or Google Chrome, or set HJEMMEBANE_BROWSER to the path of one that is installed.',
  );
}

function installedPrograms(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => NAMES_ON_PATH.map((name) => path.join(folder, name)));
  return process.platform === 'darwin' ? [...onPath, ...MAC_PROGRAMS] : onPath;
}

/** The browser of `@sparticuz/chromium`, unpacked once per version and user, with its own libraries where the machine lacks them. */
async function programFromNpm(): Promise<Program> {
  const folder = await unpackedFolder();
  const executablePath = path.join(folder, 'chromium');
  const env: Record<string, string> = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') };
  const startsAlone = await run(executablePath, ['--version']).then(
    () => true,
    () => false,
  );
  if (!startsAlone) {
    const known = process.env.LD_LIBRARY_PATH;
    env.LD_LIBRARY_PATH = [path.join(folder, 'al2023/lib'), ...(known ? [known] : [])].join(':');
  }
  return { executablePath, env };
}

/** Unpacks beside the final place and moves it there in one step, so that two runs at once never see half a browser. */
async function unpackedFolder(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const bin = path.resolve(path.dirname(entry), '../bin');
  const manifest = JSON.parse(await readFile(path.resolve(bin, '../package.json'), 'utf8')) as { version: string };
  const home = path.join(tmpdir(), `hjemmebane-browser-${userInfo().uid}`);
  const target = path.join(home, manifest.version);
  if (existsSync(target)) return target;
  await mkdir(home, { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(path.join(home, 'unpacking-'));
  const script = `const { default: pack, inflate } = await import(${JSON.stringify(entry)});
    await pack.executablePath(); await inflate(${JSON.stringify(path.join(bin, 'al2023.tar.br'))});`;
  await run(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: draft } });
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
