// Writes src/db/schema.generated.ts from a freshly migrated private cluster: npm run db:types
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const instant = 'ColumnType<Temporal.Instant, string, string>';
let url = process.env.HJEMMEBANE_TYPES_URL;
let stop = async () => {};
if (!url) {
  const { startCluster } = await import('../src/db/cluster/start-cluster.ts');
  const { preparePrivateDatabase } = await import('../src/db/private-database.ts');
  const folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-types-'));
  chmodSync(folder, 0o755);
  const cluster = await startCluster({ dataFolder: folder, postgres: 'auto', durable: false });
  await preparePrivateDatabase(cluster, root);
  const { user, password } = cluster.superuser;
  url = `postgres://${user}:${encodeURIComponent(password)}@/hjemmebane?host=${encodeURIComponent(cluster.host)}&port=${cluster.port}`;
  stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
const out = path.join(root, 'src/db/schema.generated.ts');
try {
  execFileSync(
    path.join(root, 'node_modules/.bin/kysely-codegen'),
    [
      '--dialect',
      'postgres',
      '--url',
      url,
      '--default-schema',
      'app',
      '--include-pattern',
      'app.*',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--type-mapping',
      JSON.stringify({ timestamptz: instant, numeric: 'number', int8: 'number' }),
      '--out-file',
      out,
    ],
    { stdio: 'inherit' },
  );
} finally {
  await stop();
}
