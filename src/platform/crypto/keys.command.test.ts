import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createKeys } from './keys.command.ts';
import { openKeyring } from './keyring.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

function create(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), json: false, tty: false };
  return { exit: createKeys(words, io), out, err };
}

it('makes keys that open, for their owner alone, and never again over a file that is there', async () => {
  const path = join(folder, 'below', 'keys.json');
  await expect(openKeyring({ kind: 'file', path })).rejects.toThrow(
    `does not exist; make it with: npm run countersign`,
  );
  expect(create(path)).toMatchObject({ exit: 0, err: [] });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await openKeyring({ kind: 'file', path });
  const before = readFileSync(path, 'utf8');
  expect(create(path)).toMatchObject({ exit: 1, err: [`${path} is there already and stays as it is.`] });
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(create()).toMatchObject({ exit: 2, err: ['Usage: countersign keys create FILE'] });
});
