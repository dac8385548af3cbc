/**
 * The audit at its promised size: 500 events a second from two processes for a while, every one numbered within about a
 * second; and a verify of many events in the time of a minute for a million. Takes some minutes.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordMany } from '../audit-bulk.ts';
import { auditWorld, type AuditWorld } from '../audit-world.ts';
import { runTwoWriters } from '../audit-writers.ts';
import { signerOf } from '../../src/platform/audit/audit-keys.ts';
import { appendCheckpoint } from '../../src/platform/audit/checkpoint.ts';
import { sealAll } from '../../src/platform/audit/seal-all.ts';

const seconds = Number(process.env['SECONDS'] ?? 30);
const events = Number(process.env['EVENTS'] ?? 200_000);
const perSecondOfEach = 250;
const verifyMillionWithinSeconds = 60;
const takesAtMost = 1_800_000;

let world: AuditWorld;
beforeAll(async () => {
  world = await auditWorld();
});
afterAll(() => world.end());

describe('audit under load', () => {
  test(
    '500 events a second from two processes leave no gap, and none waits for long',
    { timeout: takesAtMost },
    async () => {
      const reports = await runTwoWriters({
        app: world.url('app'),
        sealer: world.url('sealer'),
        checkpointDir: world.folder,
        events: seconds * perSecondOfEach,
        perSecond: perSecondOfEach,
      });
      for (const report of reports) {
        expect(report.faults).toBe(0);
        expect(report.events / report.seconds).toBeGreaterThan(perSecondOfEach * 0.95);
      }
      const total = 2 * seconds * perSecondOfEach;
      expect(await world.verify()).toMatchObject({ ok: true, events: total, waiting: 0 });
      const [late] = await world.rows<{ half: number; most: number }>(`
      select extract(epoch from percentile_cont(0.5) within group (order by b.sealed_at - e.happened_at))::float8 as half,
        extract(epoch from percentile_cont(0.99) within group (order by b.sealed_at - e.happened_at))::float8 as most
      from audit.sequence s join audit.event e using (event_id) join audit.batch b using (batch_number)`);
      expect(late?.half).toBeLessThan(0.6);
      expect(late?.most).toBeLessThan(1);
    },
  );

  test('verify takes a minute for a million', { timeout: takesAtMost }, async () => {
    await recordMany(world.url('owner'), () => world.context({ now: new Date() }), events);
    await sealAll({
      pool: world.sealerPool,
      signer: signerOf(world.keyring),
      now: () => new Date(),
      sealed: (checkpoint) => appendCheckpoint(world.folder, checkpoint),
      atMostMilliseconds: takesAtMost,
    });
    const started = performance.now();
    const report = await world.verify();
    const millionTakes = ((performance.now() - started) / report.events) * 1000;
    expect(report).toMatchObject({ ok: true, waiting: 0 });
    expect(report.events).toBeGreaterThanOrEqual(events);
    expect(millionTakes).toBeLessThan(verifyMillionWithinSeconds);
  });
});
