/**
 * Builds what the browser loads: one stylesheet, one script, fonts and images, each under a name that holds its content's
 * hash, in `dist/assets/` with `manifest.json`. Run it with `node bin/build-assets.ts`; a second run takes its results from
 * `.cache/assets/` unless a file that went into them has changed.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { cached, type BuiltPart } from './build-assets.cache.ts';

export const root = path.resolve(import.meta.dirname, '..');
const outputFolder = path.join(root, 'dist', 'assets');
const staticFolders = ['src/ui/theme/fonts', 'src/ui/theme/images'];

/** Browsers of the last three years; older ones get the same pages with plainer looks and no script. */
const browsers = ['chrome111', 'edge111', 'firefox113', 'safari16.4'];

/** `app.css` → `app.3f9a0c1d2e.css`. */
export type AssetManifest = Readonly<Record<string, string>>;

export async function buildAssets(): Promise<AssetManifest> {
  const statics = await readStatics();
  const staticNames = Object.fromEntries(statics.map((file) => [file.name, hashedName(file.name, file.content)]));
  const parts = [
    // The compilers are loaded only when the cache has no answer: they are most of the start-up time.
    await cached(root, 'styles', ['bin', 'src/ui'], async () =>
      (await import('./build-assets.styles.ts')).buildStyles(root, staticNames, browsers),
    ),
    await cached(root, 'scripts', ['bin', 'src'], async () =>
      (await import('./build-assets.scripts.ts')).buildScripts(root, browsers),
    ),
  ];
  const files = [...statics, ...parts.flatMap((part: BuiltPart) => part.files)];
  const manifest = Object.fromEntries(
    files
      .map((file) => [file.name, hashedName(file.name, file.content)])
      .sort(([a = ''], [b = '']) => a.localeCompare(b)),
  );
  await writeAll(files, manifest);
  return manifest;
}

interface AssetFile {
  readonly name: string;
  readonly content: Buffer;
}

async function readStatics(): Promise<AssetFile[]> {
  const lists = await Promise.all(
    staticFolders.map(async (folder) =>
      (await readdir(path.join(root, folder)))
        .filter((name) => /\.(?:woff2|svg|png)$/.test(name))
        .map((name) => path.join(root, folder, name)),
    ),
  );
  return Promise.all(lists.flat().map(async (file) => ({ name: path.basename(file), content: await readFile(file) })));
}

function hashedName(name: string, content: Buffer): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const extension = path.extname(name);
  return `${name.slice(0, -extension.length)}.${hash}${extension}`;
}

/** Old files are removed only after the new manifest is in place, so that a reader never finds a name without its file. */
async function writeAll(files: readonly AssetFile[], manifest: AssetManifest): Promise<void> {
  await mkdir(outputFolder, { recursive: true });
  const present = new Set(await readdir(outputFolder));
  for (const file of files) {
    const name = manifest[file.name] ?? file.name;
    if (!present.has(name)) await replaceFile(path.join(outputFolder, name), file.content);
  }
  await replaceFile(path.join(outputFolder, 'manifest.json'), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  const wanted = new Set([...Object.values(manifest), 'manifest.json']);
  for (const name of present) if (!wanted.has(name)) await rm(path.join(outputFolder, name), { force: true });
}

async function replaceFile(file: string, content: Buffer): Promise<void> {
  const temporary = `${file}.${process.pid}.new`;
  await writeFile(temporary, content);
  await rename(temporary, file);
}

if (import.meta.main) {
  const startedAt = performance.now();
  const manifest = await buildAssets();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
  console.log(
    `Built ${Object.keys(manifest).length} assets in ${seconds} s into ${path.relative(process.cwd(), outputFolder)}.`,
  );
}
