// Bundles the program into dist/: the command line (with the server), each thread's program and each island as a file of its own.

import { cpSync, existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Builds everything; called by bin/hjemmebane.mjs when dist/ is missing or older than the sources. */
export async function buildAll() {
  const out = path.join(root, 'dist');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(path.join(out, 'assets'), { recursive: true });
  const shared = { absWorkingDir: root, bundle: true, logLevel: 'error', jsx: 'automatic', jsxImportSource: 'preact' };
  const threads = globSync('src/**/*.worker.ts', { cwd: root });
  await build({
    ...shared,
    entryPoints: {
      cli: 'src/cli/main.ts',
      ...Object.fromEntries(threads.map((file) => [path.basename(file, '.ts'), file])),
    },
    outdir: out,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    sourcemap: true,
    splitting: true,
    outExtension: { '.js': '.mjs' },
  });
  const islands = globSync('src/**/*.island.ts', { cwd: root });
  if (islands.length > 0) {
    await build({
      ...shared,
      entryPoints: Object.fromEntries(islands.map((file) => [path.basename(file, '.island.ts'), file])),
      outdir: path.join(out, 'assets'),
      platform: 'browser',
      format: 'esm',
      target: 'es2022',
      minify: true,
    });
  }
  const styles = path.join(root, 'src/web/styles/main.css');
  if (existsSync(styles)) {
    await build({
      absWorkingDir: root,
      entryPoints: { main: styles },
      bundle: true,
      minify: true,
      outdir: path.join(out, 'assets'),
      loader: { '.woff2': 'file' },
      assetNames: 'fonts/[name]-[hash]',
      publicPath: '/assets',
      logLevel: 'error',
    });
  }
  const statics = path.join(root, 'src/web/static');
  if (existsSync(statics)) cpSync(statics, path.join(out, 'assets'), { recursive: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
