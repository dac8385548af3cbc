/** What a start makes good and records, on a database that was restored from before a shredding. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../test/world.ts';
import { rowsOf } from '../test/identity-steps.ts';
import { begin } from './begin.ts';
import { prepareDataKey } from './platform/crypto/data-keys.ts';
import { newId } from './platform/crypto/id.ts';
import { prepareShred } from './platform/crypto/shredding.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

const events = (action: string) =>
  rowsOf(world, `select details from audit.event where action = '${action}' order by event_id`);

it('records the policy once, and again when it is another one', async () => {
  await begin(world.parts);
  await begin(world.parts);
  world.clock.moveHours(1);
  const strict = {
    ...world.parts,
    systemContext: () => ({ ...world.parts.systemContext('start'), policy: 'cms-ars-5' as const }),
  };
  await begin(strict);
  expect(await events('policy.change')).toMatchObject([
    { details: { from: 'none', to: 'legacy' } },
    { details: { from: 'legacy', to: 'cms-ars-5' } },
  ]);
});

it('destroys the keys again that a restored database brought back, and says so', async () => {
  const ctx = world.parts.systemContext('test');
  const ownerId = newId(ctx.now);
  await prepareDataKey(ctx, ownerId);
  // The ledger is written; the database is the one from before.
  await prepareShred(ctx, ownerId);
  await begin(world.parts);
  expect(
    await rowsOf(world, `select from platform.data_key where owner_id = '${ownerId}' and wrapped_key is not null`),
  ).toEqual([]);
  expect(await events('keys.shred-again')).toEqual([{ details: { keys: 1 } }]);
  await begin(world.parts);
  expect(await events('keys.shred-again')).toHaveLength(1);
});
