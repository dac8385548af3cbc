/** The packages as npm leaves them are made to run: links that install scripts would have made, and a copy where needed. */
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { findBinaries, linkLibraries } from './binaries.ts';
import { userForPostgres } from './unix-user.ts';

const folder = mkdtempSync(join(tmpdir(), 'binaries-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the libraries', () => {
  it('get the links that an install script would have made, and keep those that are there', () => {
    const native = join(folder, 'native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library');
    writeFileSync(join(native, 'lib', 'libpq.so'), 'already there');
    const link = (target: string) => ({ source: 'native/lib/libpq.so.5.18', target: `native/lib/${target}` });
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([link('libpq.so.5'), link('libpq.so')]));
    linkLibraries(native);
    expect(readlinkSync(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(native, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
    expect(readFileSync(join(native, 'lib', 'libpq.so'), 'utf8')).toBe('already there');
  });
});

describe('the programs', () => {
  it('can be executed by the user who will run them', () => {
    const user = userForPostgres(join(folder, 'none yet'));
    const { postgres, initdb } = findBinaries(user);
    for (const program of [postgres, initdb]) {
      const tried = spawnSync(program, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
      expect(tried.stdout).toContain('(PostgreSQL) 18');
    }
    expect(user?.uid).not.toBe(0);
  });
});
