/**
 * What time it is for this installation: the process's clock plus an offset that lies in the database and is the same for
 * all processes. The demo moves the offset (move-clock.ts); everywhere else it stays at zero.
 * Only what people see and wait for runs on it. TOTP, OpenID and TLS talk to clocks of others: they take `realNow()`.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';

export interface Clock {
  /** The moment to hand to actions as `ctx.now`. */
  now(): Date;
  offsetMilliseconds(): number;
  /** Reads the offset again; done by itself at least once a second. */
  read(): Promise<void>;
  stop(): void;
}

const readsEveryMilliseconds = 500;

export const realNow = (): Date => new Date();

/** For what runs without a database, and for tests that set their own times. */
export const realClock: Clock = {
  now: realNow,
  offsetMilliseconds: () => 0,
  read: () => Promise.resolve(),
  stop: () => undefined,
};

/** `follows`: whether the offset may change while this process runs, as it may in the demo. It is read once in any case. */
export async function openClock(db: Kysely<Database>, { follows }: { readonly follows: boolean }): Promise<Clock> {
  let offset = await readOffset(db);
  let reading = false;
  const read = async (): Promise<void> => {
    offset = await readOffset(db);
  };
  const timer = follows ? setInterval(() => void readAgain(), readsEveryMilliseconds) : undefined;
  timer?.unref();

  async function readAgain(): Promise<void> {
    if (reading) return;
    reading = true;
    // While the database is away, the last offset is the best there is.
    await read().catch(() => undefined);
    reading = false;
  }

  return {
    now: () => new Date(Date.now() + offset),
    offsetMilliseconds: () => offset,
    read,
    stop: () => clearInterval(timer),
  };
}

async function readOffset(db: Kysely<Database>): Promise<number> {
  const row = await db.selectFrom('platform.clock').select('offset_milliseconds').executeTakeFirstOrThrow();
  return Number(row.offset_milliseconds);
}
