import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditWorld, type AuditWorld } from '../../../test/audit-world.ts';
import { runTwoWriters } from '../../../test/audit-writers.ts';

let world: AuditWorld;
beforeAll(async () => {
  world = await auditWorld();
});
afterAll(() => world.end());

test('two processes that write and seal at once leave neither gap nor fork', { timeout: 60_000 }, async () => {
  const reports = await runTwoWriters({
    app: world.url('app'),
    sealer: world.url('sealer'),
    checkpointDir: world.folder,
    events: 200,
    perSecond: 400,
  });
  expect(reports.map(({ events, faults }) => ({ events, faults }))).toEqual([
    { events: 200, faults: 0 },
    { events: 200, faults: 0 },
  ]);
  expect(await world.verify()).toMatchObject({ ok: true, events: 400, waiting: 0, findings: [] });
  const [facts] = await world.rows(`
    select count(*)::int as numbered, max(sequence)::int as highest, count(distinct process)::int as writers
    from audit.sequence join audit.event using (event_id)`);
  expect(facts).toEqual({ numbered: 400, highest: 400, writers: 2 });
});
