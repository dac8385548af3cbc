import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { recordOne } from '../../../test/audit-contexts.ts';
import { auditWorld, type AuditWorld } from '../../../test/audit-world.ts';
import { soon } from '../../../test/soon.ts';
import { inTransaction } from '../context.ts';
import { auditSealFailures } from './audit-metrics.ts';
import { signerOf } from './audit-keys.ts';
import { openCheckpointBook } from './checkpoint-book.ts';
import { record } from './record.ts';
import { sealAll } from './seal-all.ts';
import { sealOnce } from './seal.ts';
import { startSealer, type Sealer } from './sealer.ts';

let world: AuditWorld;
beforeAll(async () => {
  world = await auditWorld();
});
afterAll(() => world.end());

const running: Sealer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((sealer) => sealer.stop()));
});

function start(over: Partial<Parameters<typeof startSealer>[0]> = {}) {
  const error = vi.fn<() => void>();
  const { sealerPool, keyring, folder: checkpointDir, now } = world;
  const sealer = startSealer({ sealerPool, keyring, checkpointDir, now, log: { error }, ...over });
  running.push(sealer);
  return { sealer, error };
}

const failures = async () => (await auditSealFailures.get()).values[0]?.value ?? 0;
const numbers = async () =>
  (await world.rows<{ sequence: number }>('select sequence::int from audit.sequence order by sequence')).map(
    (row) => row.sequence,
  );
const waiting = async () => (await world.rows('select from audit.unsealed')).length;
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('numbers what was recorded within a second, and writes the checkpoint down', async () => {
  const observeWaiting = vi.fn<(events: number) => void>();
  const { error } = start({ observeWaiting });
  await recordOne(world.context());
  await soon(async () => expect(await waiting()).toBe(0));
  await soon(() => expect(openCheckpointBook(world.folder).last).toMatchObject({ batch: 1, lastSequence: 1 }));
  expect(observeWaiting).toHaveBeenCalledWith(1);
  expect(error).not.toHaveBeenCalled();
});

test('stopping seals what still waits', async () => {
  const { sealer } = start();
  await Promise.all(upTo(20).map(() => recordOne(world.context())));
  await sealer.stop();
  expect(await waiting()).toBe(0);
});

test('a steady trickle is sealed look by look, not event by event', async () => {
  const { sealerPool, keyring, now } = world;
  let batches = 0;
  const connect = async () => {
    await recordOne(world.context());
    batches += 1;
    return sealerPool.connect();
  };
  const pool = new Proxy(sealerPool, { get: (own, name) => (name === 'connect' ? connect : Reflect.get(own, name)) });
  const parts = { pool, signer: signerOf(keyring), now, sealed: () => undefined, atMostMilliseconds: 1000 };
  expect(await sealAll(parts)).toBe('nothing');
  expect(batches).toBe(1);
  expect(await waiting()).toBe(0);
});

test('several sealers beside writers leave neither gap nor fork', async () => {
  const before = (await numbers()).length;
  const sealers = [start(), start(), start()];
  const writers = upTo(8).map(async () => {
    for (let made = 0; made < 25; made += 1) {
      const ctx = world.context();
      await (made % 5 === 4 ? rolledBack(ctx) : recordOne(ctx));
    }
  });
  await Promise.all(writers);
  await Promise.all(sealers.map(({ sealer }) => sealer.stop()));
  expect(await numbers()).toEqual(upTo(before + 8 * 20));
  expect(await world.verify()).toMatchObject({ ok: true, waiting: 0 });
  for (const { error } of sealers) expect(error).not.toHaveBeenCalled();
});

test('an event that commits late gets a later number: what is sealed never changes', async () => {
  await inTransaction(world.context(), async (ctx) => {
    await record(ctx, { action: 'session.sign-out', outcome: 'done' });
    await recordOne(world.context());
    await world.seal();
    expect(await world.verify()).toMatchObject({ ok: true });
  });
  await world.seal();
  expect(await world.verify()).toMatchObject({ ok: true, waiting: 0 });
});

test('only one process seals at a time', async () => {
  const holder = await world.sealerPool.connect();
  await holder.query(`begin; select pg_advisory_xact_lock(hashtext('countersign'), hashtext('audit sealer'))`);
  await recordOne(world.context());
  expect(await sealOnce(world.sealerPool, signerOf(world.keyring), world.now())).toBe('busy');
  await holder.query('rollback');
  holder.release();
  expect(await sealOnce(world.sealerPool, signerOf(world.keyring), world.now())).toMatchObject({ events: 1 });
});

test('a batch whose process died before its checkpoint gets it at the next start', async () => {
  await recordOne(world.context());
  const sealed = await sealOnce(world.sealerPool, signerOf(world.keyring), world.now());
  expect(openCheckpointBook(world.folder).last).not.toMatchObject(typeof sealed === 'string' ? {} : sealed.checkpoint);
  const { error } = start();
  await soon(() =>
    expect(openCheckpointBook(world.folder).last).toEqual(typeof sealed === 'string' ? null : sealed.checkpoint),
  );
  expect(error).not.toHaveBeenCalled();
});

test('a failure is told and counted, and what waits is sealed once it is over', async () => {
  const before = await failures();
  await world.rows('revoke delete on audit.unsealed from countersign_sealer');
  const { error } = start();
  await recordOne(world.context());
  await soon(() => expect(error).toHaveBeenCalledWith(expect.anything(), 'audit events could not be sealed'));
  expect(await failures()).toBeGreaterThan(before);
  await world.rows('grant delete on audit.unsealed to countersign_sealer');
  await soon(async () => expect(await waiting()).toBe(0));
  expect(await world.verify()).toMatchObject({ ok: true });
});

test('a checkpoint that cannot be written is written later', async () => {
  const blocked = join(world.folder, 'blocked');
  writeFileSync(blocked, '');
  await recordOne(world.context());
  const { error } = start({ checkpointDir: join(blocked, 'audit-checkpoints') });
  await soon(() => expect(error).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('its file')));
  expect(await waiting()).toBe(0);
  rmSync(blocked);
  await soon(() => expect(openCheckpointBook(join(blocked, 'audit-checkpoints')).last).not.toBeNull());
});

test('a start on tables that lack the last checkpoint is told, and the new batches do not hide it', async () => {
  await world.keepCopy('older');
  await world.sealedBatches(1, 1);
  await world.putBack('older');
  const { error, sealer } = start();
  await recordOne(world.context());
  await sealer.stop();
  expect(error).toHaveBeenCalledWith(
    { err: expect.objectContaining({ message: expect.stringMatching(/lack or contradict batch \d+/) }) },
    expect.stringContaining('contradict'),
  );
  expect((await world.verify()).findings).toContainEqual(expect.objectContaining({ kind: 'checkpoint-differs' }));
});

async function rolledBack(ctx: Parameters<typeof recordOne>[0]): Promise<void> {
  const work = inTransaction(ctx, async (inside) => {
    await record(inside, { action: 'session.sign-out', outcome: 'done' });
    throw new Error('on purpose');
  });
  await expect(work).rejects.toThrow('on purpose');
}
