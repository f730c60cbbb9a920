import path from 'node:path';
import { build } from 'esbuild';

/** The style sheet and its fonts as they are now in src, by their address under /assets; does not touch dist. */
export async function builtStyles(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/web/styles/main.css' },
    bundle: true,
    outdir: 'assets',
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]-[hash]',
    publicPath: '/assets',
    write: false,
    logLevel: 'error',
  });
  return new Map(result.outputFiles.map((file) => [`/${path.relative(root, file.path)}`, file.contents]));
}
