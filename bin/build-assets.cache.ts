/**
 * Keeps the result of one part of the asset build in `.cache/assets/`, together with the hash of every file that went into
 * it. A result is used again only when none of them changed and no file of the watched kinds was added or removed.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';

export interface BuiltPart {
  readonly files: readonly { readonly name: string; readonly content: Buffer }[];
  /** Absolute paths of everything that was read, packages excepted: those are covered by the lock file. */
  readonly inputs: readonly string[];
}

interface StoredPart {
  readonly watched: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly files: readonly { readonly name: string; readonly base64: string }[];
}

export async function cached(
  root: string,
  part: string,
  folders: readonly string[],
  build: () => Promise<BuiltPart>,
): Promise<BuiltPart> {
  const file = path.join(root, '.cache', 'assets', `${part}.json`);
  const watched = watchedFiles(root, folders);
  const stored = await readStored(file);
  if (stored && (await stillTrue(root, stored, watched))) {
    const files = stored.files.map(({ name, base64 }) => ({ name, content: Buffer.from(base64, 'base64') }));
    return { files, inputs: [] };
  }
  const built = await build();
  await store(root, file, watched, built);
  return built;
}

/** New files count too: a script or stylesheet that nobody has read yet must still start a build. */
function watchedFiles(root: string, folders: readonly string[]): string[] {
  const patterns = folders.flatMap((folder) => [
    `${folder}/build-assets*.ts`,
    `${folder}/**/*.client.ts`,
    `${folder}/**/*.scss`,
    `${folder}/theme/{fonts,images}/*`,
  ]);
  return [...globSync(patterns, { cwd: root }), 'package-lock.json'].sort();
}

async function readStored(file: string): Promise<StoredPart | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as StoredPart;
  } catch {
    return null;
  }
}

async function stillTrue(root: string, stored: StoredPart, watched: readonly string[]): Promise<boolean> {
  if (stored.watched.join('\n') !== watched.join('\n')) return false;
  const checks = Object.entries(stored.inputs).map(
    async ([name, hash]) => (await hashOf(path.join(root, name))) === hash,
  );
  return (await Promise.all(checks)).every(Boolean);
}

async function store(root: string, file: string, watched: readonly string[], built: BuiltPart): Promise<void> {
  const names = new Set([...watched, ...built.inputs.map((input) => path.relative(root, input))]);
  const inputs: Record<string, string> = {};
  for (const name of names) inputs[name] = await hashOf(path.join(root, name));
  const files = built.files.map(({ name, content }) => ({ name, base64: content.toString('base64') }));
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.new`;
  await writeFile(temporary, JSON.stringify({ watched, inputs, files } satisfies StoredPart));
  await rename(temporary, file);
}

async function hashOf(file: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  } catch {
    return 'missing';
  }
}
