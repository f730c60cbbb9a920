/** Writes docs/asvs.md from docs/asvs.yaml. With --check it changes nothing and exits 1 when the page says something else. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.join(import.meta.dirname, '..');
const target = path.join(root, 'docs/asvs.md');
const CHAPTERS = [
  'Encoding and cleaning',
  'Checks and business rules',
  'The browser',
  'HTTP and interfaces',
  'Files',
  'Signing in',
  'Sessions',
  'Rights',
  'Signed tokens',
  'OAuth and OIDC',
  'Cryptography',
  'Connections',
  'Configuration',
  'Data',
  'Code and libraries',
  'Logs and faults',
  'WebRTC',
];

const lines = Object.entries(parse(readFileSync(path.join(root, 'docs/asvs.yaml'), 'utf8')));
const chapterOf = (id) => Number(id.split('.')[0]);
const cell = (text) => text.replaceAll('|', '\\|');
const linkTo = (file) => `[${path.basename(file).replace(/\.test\.tsx?$/, '')}](../${file})`;
const shownBy = ({ tests, waits }) => (tests ? tests.map(linkTo).join(', ') : waits ? `waits for: ${cell(waits)}` : '');
const count = (answer, among = lines) => among.filter(([, line]) => line.answer === answer).length;

function summary() {
  const rows = CHAPTERS.map((name, index) => {
    const among = lines.filter(([id]) => chapterOf(id) === index + 1);
    return `| ${index + 1} ${name} | ${count('yes', among)} | ${count('not yet', among)} | ${count('not applicable', among)} |`;
  });
  const total = `| **All ${lines.length}** | **${count('yes')}** | **${count('not yet')}** | **${count('not applicable')}** |`;
  return ['| Chapter | Yes | Not yet | Not applicable |', '| --- | --- | --- | --- |', ...rows, total].join('\n');
}

function chapter(name, index) {
  const rows = lines
    .filter(([id]) => chapterOf(id) === index + 1)
    .map(([id, line]) => `| ${id} | ${cell(line.asks)} | ${line.answer} | ${cell(line.how)} | ${shownBy(line)} |`);
  return [
    `## ${index + 1} ${name}`,
    '',
    '| | Asks for | Answer | How | Shown by |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const page = `# OWASP ASVS 5.0.0, levels 1 and 2

Written by \`node scripts/asvs.mjs\` from [asvs.yaml](asvs.yaml); change that. The requirements are told in a few words of our own; the standard itself is at
[github.com/OWASP/ASVS](https://github.com/OWASP/ASVS/tree/v5.0.0). A "yes" names the tests that show it. "Whoever runs it" is the organisation that puts
Hjemmebane on a server.

${summary()}

${CHAPTERS.map(chapter).join('\n\n')}
`;

if (process.argv.includes('--check')) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== page) {
    console.error('docs/asvs.md is not what docs/asvs.yaml gives. Run: node scripts/asvs.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, page);
}
