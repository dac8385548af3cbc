/**
 * A fresh database with an audit record in it, for tests of the audit: contexts to record with, a seal without waiting
 * for the sealer, and a hand with all rights that tampers. Times are fixed; nothing here reads the clock.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { checksOf, signerOf } from '../src/platform/audit/audit-keys.ts';
import { appendCheckpoint } from '../src/platform/audit/checkpoint.ts';
import { openCheckpointBook } from '../src/platform/audit/checkpoint-book.ts';
import { sealOnce } from '../src/platform/audit/seal.ts';
import { verifyAudit, type AuditReport } from '../src/platform/audit/verify.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { auditContexts, recordOne } from './audit-contexts.ts';
import { testDatabase } from './database.ts';

const auditTables = ['event', 'unsealed', 'sequence', 'batch'] as const;
const guardsOff = auditTables.map((table) => `alter table audit.${table} disable trigger user`);
const guardsOn = [
  'alter table audit.event enable trigger event_awaits_sealing',
  ...auditTables.map((table) => `alter table audit.${table} enable always trigger ${table}_stays`),
];

export async function auditWorld() {
  const database = await testDatabase();
  const keyring = await openKeyring({ kind: 'test' });
  const folder = mkdtempSync(join(tmpdir(), 'audit-checkpoints-'));
  const tamperer = new pg.Client(database.adminUrl);
  await tamperer.connect();
  const contexts = auditContexts(database.db, keyring);
  const { context, now, tick } = contexts;

  const seal = async (): Promise<void> => {
    const sealed = await sealOnce(database.sealerPool, signerOf(keyring), now());
    if (typeof sealed !== 'string') appendCheckpoint(folder, sealed.checkpoint);
  };
  return {
    ...database,
    ...contexts,
    keyring,
    folder,
    seal,
    /** Batches of the given sizes, each sealed with its checkpoint. */
    async sealedBatches(...sizes: readonly number[]) {
      for (const size of sizes) {
        for (let made = 0; made < size; made += 1, tick()) await recordOne(context());
        await seal();
      }
    },
    /** SQL with all rights: turns the guards off, does its work, and turns them on again as a careful intruder would. */
    async tamper(...statements: readonly string[]) {
      // Several statements in one query are one transaction.
      await tamperer.query([...guardsOff, ...statements, ...guardsOn].join(';\n'));
    },
    /** A copy of the audit tables, as a backup holds it. */
    async keepCopy(name: string) {
      await tamperer.query(`create schema ${name}`);
      for (const table of auditTables) await tamperer.query(`create table ${name}.${table} as table audit.${table}`);
    },
    async putBack(name: string) {
      const fill = auditTables.map((table) => `insert into audit.${table} select * from ${name}.${table}`);
      await this.tamper(...auditTables.map((table) => `delete from audit.${table}`), ...fill);
    },
    async rows<Row extends object>(query: string): Promise<Row[]> {
      return (await tamperer.query<Row>(query)).rows;
    },
    async verify(): Promise<AuditReport> {
      const books = [openCheckpointBook(folder)];
      return verifyAudit(database.sealerPool, { books, checks: checksOf(keyring) });
    },
    async end() {
      await tamperer.end();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type AuditWorld = Awaited<ReturnType<typeof auditWorld>>;
