import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const floors: Record<string, number> = {
  domain: 0,
  access: 1,
  drawing: 1,
  db: 2,
  evaluation: 2,
  figures: 3,
  web: 3,
  features: 4,
  jobs: 4,
  'app.ts': 5,
  cli: 6,
};
const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file));

/** Where a file lives: its floor, and the folder inside which anything may be imported. */
function homeOf(file: string): { floor: number; room: string; place: string } {
  const [, place = '', ...rest] = file.split('/');
  const floor = floors[place];
  if (floor === undefined) throw new Error(`${file} is on no floor: add its folder to the architecture`);
  const isRoomed = place === 'features' && rest.length > 2;
  return { floor, place, room: isRoomed ? `${place}/${rest.slice(0, 2).join('/')}` : place };
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
}

function targetOf(file: string, wanted: string): string | null {
  if (wanted.startsWith('#')) return `src/${wanted.slice(1)}`;
  if (wanted.startsWith('.')) return path.normalize(path.join(path.dirname(file), wanted));
  return null;
}

it('imports only down the floors or inside the own folder', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file).flatMap((wanted) => {
      const target = targetOf(file, wanted);
      if (!target?.startsWith('src/')) return [];
      const from = homeOf(file);
      const to = homeOf(target);
      const isAllowed = from.room === to.room || to.floor < from.floor;
      return isAllowed ? [] : [`${file} may not import ${target}: ${to.place}/ is not below ${from.place}/`];
    }),
  );
  expect(wrong).toEqual([]);
});

it('keeps the rules pure: domain and access import no package', () => {
  const packages = files
    .filter((file) => /^src\/(domain|access)\//.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((wanted) => !/^[#.]/.test(wanted))
        .map((wanted) => `${file} imports ${wanted}`),
    );
  expect(packages).toEqual([]);
});

it('keeps the evaluation free of the database and the web', () => {
  const wrong = files
    .filter((file) => file.startsWith('src/evaluation/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((wanted) => /^(#db|#web|#features|pg$|kysely|hono)/.test(wanted))
        .map((wanted) => `${file} imports ${wanted}`),
    );
  expect(wrong).toEqual([]);
});

it('gives every table of the schema a policy file that begins with its sentence', () => {
  const schema = globSync('database/migrations/*.sql', { cwd: root })
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');
  const tables = [...schema.matchAll(/create table app\.(\w+)/g)]
    .map((match) => match[1])
    .concat('schema_migration')
    .sort();
  const policies = globSync('database/policies/*.sql', { cwd: root })
    .map((file) => path.basename(file, '.sql'))
    .sort();
  expect(policies).toEqual(tables);
  for (const table of policies)
    expect(readFileSync(path.join(root, `database/policies/${table}.sql`), 'utf8')).toMatch(/^-- [A-ZÆØÅ].+\.\n/);
});

it('mentions no folder outside the project, except where the evaluation reads its public cases', () => {
  const everything = globSync('{src,demo,tests,e2e,bench,scripts,bin,docs,database}/**/*.{ts,tsx,mjs,md,sql}', {
    cwd: root,
  }).concat('README.md');
  const outside = ['..', 'shared'].join('/');
  const wrong = everything.filter(
    (file) =>
      readFileSync(path.join(root, file), 'utf8').includes(outside) &&
      !/evaluat\w+(\/.*)?\.test\.ts$|^tests\/reference-cases\.ts$/.test(file),
  );
  expect(wrong).toEqual([]);
});

it('builds no SQL from strings: values go as parameters, and the words of a statement stand in the code', () => {
  const wrong = files
    // The evaluation reads files through DuckDB and reaches no database of persons.
    .filter((file) => !file.startsWith('src/evaluation/'))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const raw = [...text.matchAll(/\bsql\.(?:raw|lit|unsafe)\b|\bCompiledQuery\.raw\b/g)].map((match) => match[0]);
      const built = [...text.matchAll(/\.query(?:<[^>(]*>)?\(\s*(?:`[^`]*\$\{[^}]*\}[^`]*`|'[^']*'\s*\+|[\w.]+\s*\+)/g)]
        .map((match) => match[0])
        // A name cannot be a parameter; it may stand in a statement when pg has quoted it.
        .filter(
          (statement) =>
            !/^[^$]*(?:\$\{pg\.escape(?:Identifier|Literal)\([^}]*\)\}[^$]*|\$\{role\}[^$]*)+$/.test(statement),
        );
      return [...raw, ...built].map((found) => `${file}: ${found.slice(0, 80)}`);
    });
  expect(wrong).toEqual([]);
});

it('keeps no secret in the project', () => {
  const folders = ['src', 'demo', 'tests', 'e2e', 'bench', 'scripts', 'bin', 'docs', 'database', 'examples', '.ci'];
  const tracked = globSync([`{${folders.join(',')}}/**/*.*`, '.ci/run', '*.*', '.npmrc'], { cwd: root });
  const secrets =
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_\w{36}|\bxox[bap]-[\w-]{20,}|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}|(?:password|secret|token|api_?key)["']?\s*[:=]\s*["'][A-Za-z0-9+/_-]{24,}["']/i;
  const wrong = tracked.filter((file) => {
    if (/\.(?:png|woff2?|ttf|parquet|xlsx|pdf)$|^package-lock\.json$/.test(file)) return false;
    return secrets.test(readFileSync(path.join(root, file), 'utf8'));
  });
  expect(tracked.length).toBeGreaterThan(500);
  expect(wrong).toEqual([]);
});
