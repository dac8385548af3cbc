/** Steps of one sign-in in two tabs at the same moment: each waits for the other in one order, and none is given up. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cast, castPassword } from '../../../db/seeds/cast.ts';
import { bodyOf, newestCode, rowsOf, sendPost, toCodePage } from '../../../test/identity-steps.ts';
import { soon } from '../../../test/soon.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { UNUSED_CODES } from './unused-codes.actions.ts';

let world: World;
let holder: pg.Client;

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  holder = new pg.Client({ connectionString: world.database.adminUrl });
  await holder.connect();
}, worldOpensWithinMilliseconds);
afterAll(async () => {
  await holder.end();
  await world.end();
});

/** So many statements wait for a row that somebody else has locked. */
const waiting = (statements: number) =>
  soon(async () => {
    const select = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    expect(await rowsOf(world, select)).toHaveLength(statements);
  });

/** Starts one after the other while the rows of `locked` are held, so that both are in the midst of it. */
async function together(locked: string, ...works: readonly (() => Promise<Response>)[]): Promise<readonly Response[]> {
  await holder.query(`begin; ${locked} for update`);
  const begun: Promise<Response>[] = [];
  for (const work of works) {
    begun.push(work());
    await waiting(begun.length);
  }
  await holder.query('commit');
  return Promise.all(begun);
}

it('the right code and “Send a new code”', async () => {
  const client = await world.signedIn('dara');
  await client.submit(await client.get('/profile/password'), {}, 'Sign Out');
  const page = await toCodePage(world, client, 'dara');
  const code = bodyOf(page, '/sign-in/code', { code: await newestCode(world), device: 'public' });
  const again = bodyOf(page, '/sign-in/code/again', {});
  const [entered, sent] = await together(
    'select from identity.known_device',
    () => sendPost(world, client, '/sign-in/code', code),
    () => sendPost(world, client, '/sign-in/code/again', again),
  );
  expect(entered).toMatchObject({ status: 303 });
  expect(sent?.status).toBeLessThan(500);
});

it('the right password again and the right code', async () => {
  const client = world.visitor();
  const page = await toCodePage(world, client, 'ben');
  const code = bodyOf(page, '/sign-in/code', { code: await newestCode(world), device: 'public' });
  const password = bodyOf(await client.get('/'), '/sign-in', { userId: cast.ben.userId, password: castPassword });
  const [given, entered] = await together(
    `select from identity.session where stage = 'half' and ended_at is null`,
    () => sendPost(world, client, '/sign-in', password),
    () => sendPost(world, client, '/sign-in/code', code),
  );
  expect([given, entered].map((answer) => answer?.status)).toEqual([303, 303]);
});

it('many presses of “Send a new code”: each sends, and the last code counts', async () => {
  const client = world.visitor();
  const again = bodyOf(await toCodePage(world, client, 'cleo'), '/sign-in/code/again', {});
  const press = () => sendPost(world, client, '/sign-in/code/again', again);
  const presses = await together(`select from identity.challenge where ended_at is null`, press, press, press, press);
  expect(presses.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect((await press()).status, 'five are sent at most').toBe(422);
  const counted = world.database.db.selectFrom('platform.guess_counter').select('tries');
  expect(await counted.where('channel', '=', UNUSED_CODES.channel).orderBy('tries').execute()).toContainEqual({
    tries: 5,
  });
  const letters = (await world.letters()).slice(0, 5);
  expect(letters.filter(({ secret }) => secret !== null)).toHaveLength(1);
  const home = await client.submit(await client.get('/sign-in/code'), { code: await newestCode(world) }, 'Verify');
  expect(home.path).toBe('/home');
});
