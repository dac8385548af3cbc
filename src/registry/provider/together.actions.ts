/**
 * One record at a time, for many who ask at the same time: numbers that are asked for while a statement is under way go
 * together with the next one. Eight records in one statement take a third of what they take one by one; whoever is alone waits
 * for nobody.
 */
import type { Ctx, Tx } from '../../platform/context.ts';
import { listWholeRecords } from './whole.actions.ts';
import type { WholeRecord } from './whole-record.rules.ts';

const RECORDS_IN_ONE = 100;
/** A statement that takes so long is stuck: whoever comes then does not wait for it. */
const STUCK_AFTER_MILLISECONDS = 250;

interface Asked {
  readonly promise: Promise<WholeRecord | null>;
  readonly resolve: (record: WholeRecord | null) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue {
  /** By NPI: two who ask for the same one get the same. */
  readonly asked: Map<string, Asked>;
  readers: number;
  /** Of whoever asked last: the time as they know it. */
  latest: Ctx;
  sentAt: Date;
}

const queues = new WeakMap<Tx, Queue>();

/** The whole record, deactivated ones and bare deactivations too; null when the registry does not know the number. */
export function findWholeRecord(ctx: Ctx, npi: string): Promise<WholeRecord | null> {
  let queue = queues.get(ctx.tx);
  if (!queue) queues.set(ctx.tx, (queue = { asked: new Map(), readers: 0, latest: ctx, sentAt: ctx.now }));
  let own = queue.asked.get(npi);
  if (!own) queue.asked.set(npi, (own = Promise.withResolvers<WholeRecord | null>()));
  queue.latest = ctx;
  const isStuck = Math.abs(ctx.now.getTime() - queue.sentAt.getTime()) > STUCK_AFTER_MILLISECONDS;
  if (queue.readers === 0 || isStuck) void readWaiting(queue);
  return own.promise;
}

async function readWaiting(queue: Queue): Promise<void> {
  queue.readers += 1;
  while (queue.asked.size > 0) {
    queue.sentAt = queue.latest.now;
    // Whoever asks in the same turn of the process goes along.
    await new Promise(setImmediate);
    await readSome(queue);
  }
  queue.readers -= 1;
}

async function readSome({ asked, latest }: Queue): Promise<void> {
  const taken = [...asked].slice(0, RECORDS_IN_ONE);
  for (const [npi] of taken) asked.delete(npi);
  try {
    const npis = taken.map(([npi]) => npi);
    const found = new Map((await listWholeRecords(latest, npis)).map((record) => [record.npi, record]));
    for (const [npi, { resolve }] of taken) resolve(found.get(npi) ?? null);
  } catch (error) {
    for (const [, { reject }] of taken) reject(error);
  }
}
