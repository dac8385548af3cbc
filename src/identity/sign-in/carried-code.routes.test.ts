/** Where the process runs a worker, too, a code by text is carried as soon as it is stored; its job is for later. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newestCode, toCodePage } from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import type { ReadyText } from '../../platform/mail/ready-text.ts';

let world: World;
const carried: ReadyText[] = [];
let hasRoom = true;

beforeAll(async () => {
  world = await openWorld({ courier: { hasRoom: () => hasRoom, carry: (text) => void carried.push(text) } });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

/** Of the newest letter: its state, and how long its job waits. */
async function newest() {
  const { rows } = await sql<{ state: string; seconds: number }>`
    SELECT letter.state, round(extract(epoch FROM job.run_at - now()))::int AS seconds
    FROM platform.letter JOIN graphile_worker._private_jobs AS job ON job.key = 'letter.' || letter.letter_id
    ORDER BY letter.created_at DESC LIMIT 1`.execute(world.database.db);
  return rows[0];
}

it('is stored with a job for later, and carried once; so is the next one', async () => {
  hasRoom = false;
  await toCodePage(world, world.visitor(), 'evan');
  expect(carried).toEqual([]);
  expect(await newest()).toEqual({ state: 'queued', seconds: 0 });

  hasRoom = true;
  const client = world.visitor();
  const page = await toCodePage(world, client, 'dara');
  expect(carried.map(({ content }) => content.secret)).toEqual([await newestCode(world)]);
  expect(await newest()).toEqual({ state: 'sending', seconds: 30 });

  world.clock.moveHours(1 / 60);
  const again = await client.submit(page, {}, 'Send a new code');
  expect(carried.map(({ content }) => content.secret).slice(1)).toEqual([await newestCode(world)]);
  const home = await client.submit(again, { code: carried[1]?.content.secret ?? '' }, 'Verify');
  expect(home.path).toBe('/home');
});

it('is not carried where it was not sent', async () => {
  const client = world.visitor();
  let page = await toCodePage(world, client, 'ben');
  for (let sends = 1; !page.errors['code']; sends += 1) {
    expect(sends).toBeLessThan(10);
    page = await client.submit(page, {}, 'Send a new code');
  }
  const { length } = carried;
  await client.submit(page, {}, 'Send a new code');
  expect(carried).toHaveLength(length);
});
