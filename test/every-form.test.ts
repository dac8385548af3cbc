/**
 * Every form of the table of routes that does its work once: while the audit cannot be written it does nothing and says so;
 * pressed twenty times at once on two nodes it does it once. Security F6, U5.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleRoutes } from '../src/app.tsx';
import { tokenDigest } from '../src/platform/crypto/tokens.ts';
import { expectOnce, newWork, workOf, type SendFilling } from './every-form.ts';
import { fillingOf, type Filling } from './fillings.ts';
import { comeFrom, rowsOf, sendPost } from './identity-steps.ts';
import { everythingStored } from './stored.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  // A password may be changed a day after it was given.
  world.clock.moveHours(25);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const forms = moduleRoutes.filter(({ method, idempotency }) => method === 'POST' && idempotency === 'token');
/** Only shows what would be sent. */
const reviews = '/profile/employers/new';

const send: SendFilling = ({ client, path, body }, node) =>
  sendPost(node === 0 ? world : { ...world, core: world.otherCore }, client, path, body);

const pressed: { readonly filling: Filling; readonly answer: string; readonly first: ReadonlyMap<string, string> }[] =
  [];

/** As if the disk of the audit were full. The one who asks finds everything as it was, and may press again. */
async function expectNothingWithoutAudit(filling: Filling): Promise<void> {
  const before = await everythingStored(world);
  await rowsOf(world, 'revoke insert on audit.event from countersign_app');
  const refused = await send(filling, 0).finally(() => rowsOf(world, 'grant insert on audit.event to countersign_app'));
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await everythingStored(world)).toEqual(before);
}

describe('without an audit nothing, and pressed twenty times at once', () => {
  it.each(forms.map(({ path }, index) => [path, index] as const))('%s does it once', async (pattern, index) => {
    comeFrom(`198.22.1.${index + 1}`);
    const filling = await fillingOf(pattern, world);
    const first = new Map(filling.client.cookies);
    if (pattern !== reviews) await expectNothingWithoutAudit(filling);
    const before = await workOf(world);
    const answer = await expectOnce(world, filling, send);
    expect(answer).toMatch(pattern === reviews ? /^200$/ : /^303 \/[a-z]/);
    expect(newWork(before, await workOf(world)).length > 0).toBe(pattern !== reviews);
    pressed.push({ filling, answer, first });
  });
});

describe('pressed again the next day, in the browser as it was', () => {
  /** Whoever is signed in for less than a day is asked to sign in; a visitor's form has its reply as long as its token. */
  const again = async (hours: number) => {
    world.clock.moveHours(hours);
    const before = await workOf(world);
    const answers = await Promise.all(
      pressed.map(async ({ filling, answer, first }) => {
        filling.client.cookies.clear();
        for (const [name, value] of first) filling.client.cookies.set(name, value);
        const { status, headers } = await send(filling, 0);
        return { path: filling.path, kept: `${status} ${headers.get('location') ?? ''}` === answer, status };
      }),
    );
    expect(newWork(before, await workOf(world))).toEqual([]);
    expect(answers.filter(({ kept, status }) => !kept && status !== 403 && status !== 303)).toEqual([]);
    return answers.filter(({ kept }) => kept).map(({ path }) => path);
  };

  it('does nothing after 23 hours and after 25', async () => {
    expect(await again(22)).toEqual(['/register']);
    expect(await again(3)).toEqual([]);
  });
});

it('is told to wait while another node does the work and gives no sign', async () => {
  const filling = await fillingOf('/for/:ref/enrollment/notes', world);
  const other = new pg.Client({ connectionString: world.database.adminUrl });
  await other.connect();
  const digest = tokenDigest(filling.body.get('idempotency') ?? '').toString('hex');
  await other.query('select pg_advisory_lock(hashtextextended($1, 0))', [digest]);
  const before = await workOf(world);
  expect((await send(filling, 0)).status).toBe(409);
  expect(newWork(before, await workOf(world))).toEqual([]);
  await other.end();
  expect((await send(filling, 1)).status).toBe(303);
});
