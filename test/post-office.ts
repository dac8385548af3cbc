/**
 * A post office for tests: a database, a worker that sends, a clock that can be moved, and a look at every table as a
 * thief of the database would see it. Letters leave through whatever transports the test gives.
 */
import pg from 'pg';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { testDatabase, type TestDatabase } from './database.ts';
import type { Ctx } from '../src/platform/context.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { openPool } from '../src/platform/db/pools.ts';
import { moveWaitingJobs } from '../src/platform/jobs/add-job.ts';
import { startWorker, type Worker } from '../src/platform/jobs/worker.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import type { MailTransport, TextTransport } from '../src/platform/mail/delivery.ts';
import { keepLettersJob } from '../src/platform/mail/keep-letters.ts';
import type { LetterRow } from '../src/platform/mail/letter-row.ts';
import { sendLetterJob } from '../src/platform/mail/send-letter.ts';
import { outboxTransport, testHouse, testRegistry } from './letters.ts';

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

interface Ways {
  readonly mail?: MailTransport;
  readonly texts?: TextTransport;
}

export async function openPostOffice() {
  const test = await testDatabase();
  const keyring = await openKeyring({ kind: 'test' });
  const logLines: string[] = [];
  const outcomes: string[] = [];
  let offsetMs = 0;

  const ctx = (name = 'test'): Ctx => ({
    actor: { kind: 'system', name },
    subject: null,
    tx: test.db,
    now: new Date(Date.now() + offsetMs),
    requestId: name,
    client: { address: '203.0.113.7', userAgent: 'test' },
    keyring,
    policy: 'legacy',
  });
  const letters = () => test.db.selectFrom('platform.letter').selectAll();

  return {
    test,
    ctx,
    /** `mail sent`, `text retried` and so on, in order. */
    outcomes,
    log: () => logLines.join(''),
    ...openSending({ test, ctx, outcomes, log: openLog('debug', { write: (line) => void logLines.push(line) }) }),
    async moveClock(seconds: number): Promise<void> {
      offsetMs += seconds * 1000;
      await moveWaitingJobs(ctx(), seconds);
    },
    row: (letterId: string): Promise<LetterRow> =>
      letters().where('letter_id', '=', letterId).executeTakeFirstOrThrow(),
    async forgetEverything(): Promise<void> {
      await sql`DELETE FROM graphile_worker._private_jobs`.execute(test.db);
      await sql`DELETE FROM platform.letter`.execute(test.db);
      logLines.length = 0;
      outcomes.length = 0;
    },
    dump: () => dumpTables(test.adminUrl),
  };
}

interface SendingParts {
  readonly test: TestDatabase;
  readonly ctx: (name: string) => Ctx;
  readonly outcomes: string[];
  readonly log: Logger;
}

function openSending({ test, ctx, outcomes, log }: SendingParts) {
  const workers: Worker[] = [];
  return {
    startSending({ mail = outboxTransport, texts = outboxTransport }: Ways = {}): void {
      const observe = (channel: string, outcome: string) => void outcomes.push(`${channel} ${outcome}`);
      const worker = startWorker({
        openPool: (connections) => openPool(test.url('app'), 'app', connections),
        jobs: [sendLetterJob({ registry: testRegistry, house: testHouse, mail, texts, observe }), keepLettersJob],
        context: ({ name }) => Promise.resolve(ctx(name)),
        log,
        observe: () => undefined,
      });
      workers.push(worker);
    },
    async stopSending(): Promise<void> {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    },
  };
}

/** Every row of every table as text; binary values as they are stored, so that clear text inside them shows. */
async function dumpTables(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('SET bytea_output = escape');
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
      parts.push(name, ...rows.map(({ row }) => row));
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}
