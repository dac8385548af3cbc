/**
 * The whole application in a fresh database with the cast in it, as a function: no port, a clock that stands still until
 * it is moved, letters that can be read. The cast is put in once per run of vitest and copied for each world.
 */
import type pg from 'pg';
import { cast, castPassword, type CastMember, type CastName } from '../db/seeds/cast.ts';
import { createApp, nothingBeside } from '../src/app.tsx';
import { seedDemo } from '../src/demo/seed.ts';
import { allLetters, houseOf } from '../src/letters.ts';
import type { OpenParts } from '../src/parts.ts';
import type { Courier } from '../src/platform/mail/ready-text.ts';
import type { Clock } from '../src/platform/clock/clock.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import type { Core } from '../src/platform/http/core.ts';
import { originsOf } from '../src/platform/http/origins.ts';
import { listOutbox, type OutboxLetter } from '../src/platform/mail/outbox.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { openMetrics } from '../src/platform/telemetry/metrics.ts';
import { createClient, type Client } from './client.ts';
import { connectToServer, testDatabase, type TestDatabase } from './database.ts';
import { createLogGuard, type LogGuard, type PersonalKind } from './log-guard.ts';

export interface TestClock extends Clock {
  /** Moves on by hours, which may be a fraction or negative. */
  moveHours(hours: number): void;
}

export interface World {
  readonly parts: OpenParts;
  readonly database: TestDatabase;
  readonly core: Core;
  /** Another process on the same database, as far as memory goes: what it knows it knows from there. */
  readonly otherCore: Core;
  readonly clock: TestClock;
  readonly log: LogGuard;
  /** A browser that has never been here, from an address of its own. */
  visitor(): Client;
  /** A browser in which this person has signed in with password and code. */
  signedIn(name: CastName): Promise<Client>;
  /** Newest first, as their receivers got them. */
  letters(atMost?: number): Promise<readonly OutboxLetter[]>;
  end(): Promise<void>;
}

/** Longest that waits for a machine with other work; alone it takes three seconds. */
export const worldOpensWithinMilliseconds = 120_000;
/** A Tuesday morning in every American time zone. */
export const worldBegins = new Date('2026-11-03T15:00:00Z');
const port = 3000;
const seededTemplate = 'countersign_world';
/** Any number, the same in every process of a run: one of them seeds, the others wait. */
const seedLock = 7_340_112;

interface WorldOptions {
  readonly checksHtml?: boolean;
  /** Another address than the loopback of the demo: cookies, headers and links are those of a real installation. */
  readonly publicUrl?: string;
  /** As where the process runs a worker, too. */
  readonly courier?: Courier;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  await (seeded ??= seedTemplate());
  const database = await testDatabase(seededTemplate);
  const clock = testClock();
  const log = createLogGuard(personalValues());
  const parts = await openTestParts(database, clock, log, options.publicUrl);
  const origins = originsOf(parts.config, port);
  const { courier = null } = options;
  const core = createApp(parts, origins, { ...nothingBeside, courier: () => courier });
  let addresses = 0;

  const visitor = (): Client => {
    addresses += 1;
    const clientAddress = `203.0.113.${addresses}`;
    const requestId = (): string => `test-${addresses}`;
    return createClient((request) => core.fetch(request, { requestId: requestId(), clientAddress }), {
      origin: origins.publicUrl,
      checksHtml: options.checksHtml ?? true,
    });
  };
  const outbox = { registry: allLetters(), house: houseOf(parts.config, origins.publicUrl) };
  const letters = (atMost?: number) => listOutbox(parts.systemContext('test'), outbox, atMost);
  return {
    parts,
    database,
    core,
    otherCore: createApp(parts, origins),
    clock,
    log,
    visitor,
    letters,
    signedIn(name) {
      // Letters are ordered by time: a minute later the newest code is this one's.
      clock.moveHours(1 / 60);
      return signIn(visitor(), cast[name], letters);
    },
    end: () => database.drop(),
  };
}

export function testClock(begins = worldBegins): TestClock {
  let now = begins.getTime();
  return {
    now: () => new Date(now),
    offsetMilliseconds: () => 0,
    read: () => Promise.resolve(),
    stop: () => undefined,
    moveHours: (hours) => void (now += hours * 3_600_000),
  };
}

async function openTestParts(
  database: TestDatabase,
  clock: Clock,
  log: LogGuard,
  publicUrl?: string,
): Promise<OpenParts> {
  const config = readConfig({ PORT: String(port), DEMO: '1', LOG_LEVEL: 'debug', PUBLIC_URL: publicUrl });
  const keyring = await openKeyring({ kind: 'test' });
  return {
    config,
    keyring,
    clock,
    database: {
      app: database.db,
      replica: database.db,
      appPool: database.pool,
      sealerPool: database.sealerPool,
      appUrl: database.url('app'),
      ownerUrl: database.url('owner'),
      applied: [],
      close: () => database.drop(),
    },
    log: openLog('debug', log.destination),
    metrics: openMetrics(),
    systemContext: (name) => ({
      actor: { kind: 'system', name },
      subject: null,
      tx: database.db,
      now: clock.now(),
      requestId: name,
      client: { address: 'local', userAgent: '' },
      keyring,
      policy: config.policy,
      once: null,
    }),
    close: () => database.drop(),
  };
}

/** Everything of the cast that must never stand in a log line. User IDs are in it too: they are half a sign-in. */
function personalValues(): readonly (readonly [PersonalKind, string])[] {
  return Object.values(cast).flatMap((member: CastMember): (readonly [PersonalKind, string])[] => [
    ['name', `${member.first} ${member.last}`],
    ['name', `${member.last}, ${member.first}`],
    ['ssn', member.ssn],
    ['birth date', member.birthDate],
    ['e-mail', member.email],
    ['phone', member.phone],
    ['user ID', member.userId],
    ['password', castPassword],
  ]);
}

/** The way everybody signs in: terms, password, where the code goes, the code. */
async function signIn(
  client: Client,
  member: CastMember,
  letters: () => Promise<readonly OutboxLetter[]>,
): Promise<Client> {
  const terms = await client.get('/');
  const front = await client.submit(terms, {}, 'Accept');
  const method = await client.submit(front, { userId: member.userId, password: castPassword });
  const code = await client.submit(method, {}, 'Send');
  const secret = (await letters()).find((letter) => letter.secret !== null)?.secret;
  if (!secret) throw new Error(`No code was sent to ${member.userId}: ${code.heading} (${code.path})`);
  await client.submit(code, { code: secret });
  return client;
}

/** Once in each process: whether the database with the cast is there. */
let seeded: Promise<void> | null = null;

/** Puts the cast into a database that every world is copied from. Processes of one run agree by a lock. */
async function seedTemplate(): Promise<void> {
  const admin = await connectToServer();
  try {
    await admin.query('select pg_advisory_lock($1)', [seedLock]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [seededTemplate]);
    if (rowCount === 0) await seedInto(admin);
  } finally {
    await admin.end();
  }
}

async function seedInto(admin: pg.Client): Promise<void> {
  const empty = await testDatabase();
  try {
    await seedDemo(await openTestParts(empty, testClock(), createLogGuard()));
    await empty.pool.end();
    await empty.sealerPool.end();
    const { pathname } = new URL(empty.adminUrl);
    await admin.query(`create database ${seededTemplate} template ${pathname.slice(1)} owner countersign_owner`);
    await admin.query(`alter database ${seededTemplate} with is_template true allow_connections false`);
  } finally {
    await empty.drop().catch(() => undefined);
  }
}
