import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const files = globSync(['src/**/*.{ts,tsx}', 'bin/*.mjs'], { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file));
const textOf = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
const places = (pattern: RegExp) => files.filter((file) => pattern.test(textOf.get(file) as string)).sort();

/** What can be dangerous, and the only places where it stands, each with the reason why it may. */
const dangers: [string, RegExp, Record<string, string>][] = [
  ['text that becomes code', /\beval\(|\bnew Function\b|\bvm\.run|from 'node:vm'/, {}],
  [
    'another program',
    /child_process/,
    {
      'bin/hjemmebane.mjs': 'starts the right Node with the arguments it was given',
      'src/db/cluster/binaries.ts': 'asks PostgreSQL for its version',
      'src/db/cluster/start-cluster.ts': 'starts PostgreSQL, with a list of arguments and no shell',
    },
  ],
  ['a shell', /\bshell: true|\bexecSync\(|\bexec\(\s*[`'"]/, {}],
  [
    'HTML that is not escaped',
    /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write/,
    {
      'src/evaluation/report/html/html-report.tsx': 'the style sheet and font of the report, from this project',
      'src/features/door/open-door/live-door.island.ts': 'a part of a page that our own server has drawn and escaped',
      'src/web/icons/icon.tsx': 'icons from this project',
    },
  ],
  ['something kept in the browser', /localStorage|sessionStorage|indexedDB|caches\.open|serviceWorker/, {}],
  ['a message from another window', /addEventListener\('message'|onmessage\s*=|window\.postMessage/, {}],
  [
    'a connection to somewhere',
    /\bfetch\(|from 'node:https?'|from 'node:net'|from 'node:tls'|from '(?:undici|nodemailer|openid-client|web-push)'|WebSocket|EventSource/,
    {
      'src/cli/start.ts': 'listens; asks nobody',
      'src/features/case/draft/draft.island.ts': 'in the browser, to our own address',
      'src/features/door/open-door/live-door.island.ts': 'in the browser, to our own address',
      'src/features/door/visitors-screen/visitors-screen.island.ts': 'in the browser, to our own address',
      'src/web/passkey/passkey.island.ts': 'in the browser, to our own address',
      'src/web/sending/sms-sender.ts': 'to the provider that the settings name',
      'src/web/sending/smtp-sender.ts': 'to the mail server that the settings name',
    },
  ],
  ['a number that can be guessed', /Math\.random/, {}],
  [
    'a weak digest or cipher',
    /createHash\('(?!sha256'|sha512')|createCipher|createDecipher|'md5'|'sha1'/,
    {
      'src/web/accounts/seal.ts': 'AES-256-GCM, with a new nonce each time',
    },
  ],
  ['a fault that is hidden', /process\.on\('(?:uncaughtException|unhandledRejection)'/, {}],
  [
    'a certificate that is not looked at',
    /rejectUnauthorized: (?!true)|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/,
    {},
  ],
];

it.each(dangers)('holds %s only where the reason stands', (_what, pattern, allowed) => {
  expect(places(pattern)).toEqual(Object.keys(allowed).sort());
});

it('takes every library from the registry, each version with its fingerprint', () => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };
  const all = Object.entries(lock.packages).filter(([name]) => name !== '');
  const wrong = all.filter(
    ([, { resolved, integrity }]) =>
      (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
      !(integrity ?? '').startsWith('sha512-'),
  );
  expect(all.length).toBeGreaterThan(100);
  expect(wrong.map(([name]) => name)).toEqual([]);
});

it('asks for exact versions, so that a library changes only when somebody decides it', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+/.test(version),
  );
  expect(loose).toEqual([]);
});
