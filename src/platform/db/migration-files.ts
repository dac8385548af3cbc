/**
 * The migrations on disk: plain SQL, numbered, forward only. A file that was applied anywhere is never edited again:
 * its hash is kept in each database.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from '../files/root.ts';

export interface MigrationFile {
  /** `0001_platform.sql` */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const namePattern = /^(\d{4})_[a-z0-9_]+\.sql$/;

export function readMigrations(folder: string = fromRoot('db', 'migrations')): readonly MigrationFile[] {
  const names = readdirSync(folder).sort();
  const odd = names.find((name) => !namePattern.test(name));
  if (odd) throw new Error(`${odd} in ${folder} is not named like 0001_platform.sql.`);
  const numbers = names.map((name) => name.slice(0, 4));
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice) throw new Error(`Two migrations in ${folder} have the number ${twice}.`);
  return names.map((name) => {
    const sql = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}
