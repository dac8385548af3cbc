/**
 * Bundles every `*.client.ts` of the source into one ES module. A client file starts itself when it is loaded and must leave
 * a page alone that has nothing for it: the same script is on every page.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuiltPart } from './build-assets.cache.ts';

export async function buildScripts(root: string, browsers: string[]): Promise<BuiltPart> {
  const entries = globSync('src/**/*.client.ts', { cwd: root }).sort();
  const result = await build({
    stdin: {
      contents: entries.map((file) => `import './${file.split(path.sep).join('/')}';`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    minify: true,
    target: browsers,
    legalComments: 'eof',
    metafile: true,
    write: false,
  });
  const script = result.outputFiles[0];
  if (!script) throw new Error('The script bundle is empty.');
  const read = Object.keys(result.metafile.inputs).filter(
    (file) => !file.startsWith('<') && !file.includes('node_modules'),
  );
  return {
    files: [{ name: 'app.js', content: Buffer.from(script.contents) }],
    inputs: read.map((file) => path.join(root, file)),
  };
}
