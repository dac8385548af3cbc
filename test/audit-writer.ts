/**
 * A process of its own that records audit events at a steady pace and runs a sealer, as a server does. Started by the
 * tests and the benchmark with one JSON argument; says how late its slowest look was on standard output.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startSealer } from '../src/platform/audit/sealer.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { openPools } from '../src/platform/db/pools.ts';
import { auditContexts, recordOne } from './audit-contexts.ts';

export interface WriterOrder {
  readonly app: string;
  readonly sealer: string;
  readonly checkpointDir: string;
  readonly events: number;
  readonly perSecond: number;
}

const { app, sealer, checkpointDir, events, perSecond }: WriterOrder = JSON.parse(process.argv[2] ?? '');
const pools = openPools({ app, sealer });
const keyring = await openKeyring({ kind: 'test' });
const { context } = auditContexts(pools.app, keyring);
const faults: unknown[] = [];
const running = startSealer({
  sealerPool: pools.sealerPool,
  keyring,
  checkpointDir,
  now: () => new Date(),
  log: { error: (facts) => void faults.push(facts) },
});

const started = performance.now();
const writes: Promise<void>[] = [];
for (let made = 0; made < events; made += 1) {
  const due = started + (made * 1000) / perSecond;
  if (performance.now() < due) await sleep(due - performance.now());
  writes.push(recordOne(context({ now: new Date() })));
}
await Promise.all(writes);
const seconds = (performance.now() - started) / 1000;
await running.stop();
await pools.close();
console.log(JSON.stringify({ events, seconds, faults: faults.length }));
