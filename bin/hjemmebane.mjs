#!/usr/bin/env node
// Runs the program under the Node that package.json pins, building it first when the sources are newer.
import { spawn } from 'node:child_process';
// Read by Node 20 as well: nothing newer may be imported here.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

if (Number(process.versions.node.split('.')[0]) < 26) runUnderPinnedNode();
else {
  if (isStale()) await (await import('../scripts/build.mjs')).buildAll();
  const { main } = await import('../dist/cli.mjs');
  await main(process.argv.slice(2), root);
}

function isStale() {
  const built = path.join(root, 'dist', 'cli.mjs');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return ['src', 'demo'].some((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .filter((file) => /\.(tsx?|css|woff2|svg)$/.test(file))
      .some((file) => statSync(path.join(root, folder, file)).mtimeMs > builtAt),
  );
}

function runUnderPinnedNode() {
  const node = path.join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) {
    console.error(
      `Hjemmebane needs Node 26 and found ${process.version}. Run "npm ci" in ${root}: it brings the right Node on Linux and macOS.`,
    );
    process.exit(1);
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
