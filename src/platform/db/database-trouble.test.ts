import pg from 'pg';
import { expect, it } from 'vitest';
import { databaseTrouble } from './database-trouble.ts';

const failed = (code: string, message: string) =>
  Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code });

it('knows what an operator can mend, also behind an error of ours', () => {
  const full = failed('53100', 'could not extend file: No space left on device');
  const sentence = 'the database refuses: could not extend file: No space left on device (53100).';
  expect(databaseTrouble(full)).toBe(sentence);
  expect(databaseTrouble(new Error('db/migrations/0004_keys.sql failed', { cause: full }))).toBe(sentence);
  expect(databaseTrouble(failed('25006', 'cannot execute INSERT in a read-only transaction'))).toContain('(25006)');
});

it('says nothing about a fault of ours, whose words may quote a value', () => {
  expect(databaseTrouble(failed('23505', 'duplicate key value'))).toBeNull();
  expect(databaseTrouble(new Error('no'))).toBeNull();
  expect(databaseTrouble('no')).toBeNull();
});
