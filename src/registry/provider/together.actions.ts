/**
 * One record at a time, for many who ask at the same time: numbers that are asked for while a statement is under way go
 * together with the next one. Eight records in one statement take a third of what they take one by one; whoever is alone waits
 * for nobody.
 */
import type { Ctx, Tx } from '../../platform/context.ts';
import { listWholeRecords } from './whole.actions.ts';
import type { WholeRecord } from './whole-record.rules.ts';

/** More than one, so that a statement that hangs does not hold up everybody. */
const STATEMENTS_AT_ONCE = 2;
const RECORDS_IN_ONE = 100;

interface Asked {
  readonly promise: Promise<WholeRecord | null>;
  readonly resolve: (record: WholeRecord | null) => void;
  readonly reject: (error: unknown) => void;
}

interface Queue {
  underWay: number;
  /** By NPI: two who ask for the same one get the same. */
  readonly asked: Map<string, Asked>;
}

const queues = new WeakMap<Tx, Queue>();

/** The whole record, deactivated ones and bare deactivations too; null when the registry does not know the number. */
export function findWholeRecord(ctx: Ctx, npi: string): Promise<WholeRecord | null> {
  let queue = queues.get(ctx.tx);
  if (!queue) queues.set(ctx.tx, (queue = { underWay: 0, asked: new Map() }));
  const { asked } = queue;
  let own = asked.get(npi);
  if (!own) asked.set(npi, (own = Promise.withResolvers<WholeRecord | null>()));
  if (queue.underWay < STATEMENTS_AT_ONCE) void readNext(ctx, queue);
  return own.promise;
}

async function readNext(ctx: Ctx, queue: Queue): Promise<void> {
  const taken = [...queue.asked].slice(0, RECORDS_IN_ONE);
  for (const [npi] of taken) queue.asked.delete(npi);
  queue.underWay += 1;
  try {
    const records = await listWholeRecords(
      ctx,
      taken.map(([npi]) => npi),
    );
    const found = new Map(records.map((record) => [record.npi, record]));
    for (const [npi, { resolve }] of taken) resolve(found.get(npi) ?? null);
  } catch (error) {
    for (const [, { reject }] of taken) reject(error);
  }
  queue.underWay -= 1;
  if (queue.asked.size > 0) void readNext(ctx, queue);
}
