/** A search that takes too long ends with a refusal. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import type { Tx } from '../../platform/context.ts';
import { withinBounds } from './bounded.actions.ts';
import { collect } from './collect.actions.ts';
import { findNpis } from './find-npis.actions.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

const sleepLong = (tx: Tx) => sql`select pg_sleep(60)`.execute(tx);

describe('a search', () => {
  it('that takes too long is refused', async () => {
    expect(await withinBounds(world.ctx, sleepLong, 20)).toEqual({ ok: false, reason: 'search-too-slow', facts: {} });
    expect(await findNpis(world.ctx, { entityType: 'person' }, { limit: 1 })).toMatchObject({ ok: true });
  });

  it('of many short statements is refused, too', async () => {
    const many = async (tx: Tx, over: AbortSignal): Promise<never> => {
      for (;;) {
        over.throwIfAborted();
        await sql`select pg_sleep(0.002)`.execute(tx);
      }
    };
    expect(await withinBounds(world.ctx, many, 20)).toMatchObject({ reason: 'search-too-slow' });
    const over = AbortSignal.abort();
    const wanted = { position: null, wanted: 1 };
    await expect(collect(world.db, { entityType: 'person' }, wanted, over)).rejects.toBe(over.reason);
    await expect(collect(world.db, { q: 'xqzw', forgiving: true }, wanted, over)).rejects.toBe(over.reason);
  });

  it('waits while others run, and is turned away where too many wait', async () => {
    let most = 0;
    let running = 0;
    const search = async (tx: Tx): Promise<void> => {
      most = Math.max(most, (running += 1));
      await sql`select pg_sleep(0.005)`.execute(tx);
      running -= 1;
    };
    const all = await Promise.allSettled(Array.from({ length: 144 }, () => withinBounds(world.ctx, search)));
    const [turnedAway, ...others] = all.filter(({ status }) => status === 'rejected');
    expect(turnedAway).toMatchObject({ reason: { name: 'Overloaded', retryAfterSeconds: 2 } });
    expect(most).toBeLessThanOrEqual(4);
    expect(others).toHaveLength(11);
    expect(await findNpis(world.ctx, { entityType: 'person' }, { limit: 1 })).toMatchObject({ ok: true });
  });

  it('hands on what is no matter of time', async () => {
    await expect(withinBounds(world.ctx, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow('division by zero');
  });
});
