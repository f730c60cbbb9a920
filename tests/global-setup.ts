import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from '#db/cluster/start-cluster.ts';
import { preparePrivateDatabase } from '#db/private-database.ts';
import { buildAll } from '../scripts/build.mjs';

/** One private cluster for the whole run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, '..');
  // Once for the whole run: browser tests share what is built.
  await buildAll();
  const folder = mkdtempSync(path.join(tmpdir(), 'hjemmebane-tests-'));
  // As root PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const cluster = await startCluster({
    dataFolder: folder,
    postgres: process.env.HJEMMEBANE_POSTGRES ?? 'auto',
    durable: false,
  });
  const ready = await preparePrivateDatabase(cluster, root, 'hjemmebane_template');
  project.provide('cluster', {
    host: cluster.host,
    port: cluster.port,
    superuser: cluster.superuser,
    appPassword: ready.app.password as string,
    authPassword: ready.auth.password as string,
    root,
  });
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
