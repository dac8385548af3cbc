/** A replica answers programs, and nobody else. Here it is a database of its own, so that one can tell who answered. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../src/app.tsx';
import { originsOf } from '../src/platform/http/origins.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let replica: TestDatabase;
beforeAll(async () => {
  world = await openWorld();
  replica = await testDatabase();
}, worldOpensWithinMilliseconds);
afterAll(async () => {
  await world.end();
  await replica.drop();
});

it('answers what programs ask of the registry; pages and the rest stay with the database itself', async () => {
  const parts = { ...world.parts, database: { ...world.parts.database, replica: replica.db } };
  const behind = createApp(parts, originsOf(parts.config, 3000));
  const { npi } = await world.database.db.selectFrom('registry.provider').select('npi').executeTakeFirstOrThrow();
  const statusOf = async (core: typeof behind, path: string): Promise<number> =>
    (await core.fetch(new Request(`http://localhost:3000${path}`), { requestId: 'r', clientAddress: '198.51.100.9' }))
      .status;
  expect(await statusOf(world.core, `/api/v1/providers/${npi}`)).toBe(200);
  expect(await statusOf(behind, `/api/v1/providers/${npi}`)).toBe(404);
  expect(await statusOf(behind, `/registry/${npi}`)).toBe(200);
});
