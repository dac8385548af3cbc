/**
 * What must hold between two real servers on one database, as an installation runs them: forms are done once, a code opens
 * once, and what ended on one node has ended on the other. Security F6, A6, S4.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moduleRoutes } from '../../src/app.tsx';
import { expectOnce } from '../every-form.ts';
import { fillingOf } from '../fillings.ts';
import { bodyOf, newestCode, toCodePage } from '../identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../world.ts';
import { realNodes, type RealNodes } from './real-nodes.ts';

let world: World;
let nodes: RealNodes;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  world.clock.moveHours(25);
  nodes = await realNodes(world);
}, worldOpensWithinMilliseconds);
afterAll(async () => {
  await nodes.end();
  await world.end();
});

const forms = moduleRoutes.filter(({ method, idempotency }) => method === 'POST' && idempotency === 'token');

describe('pressed twenty times at once on two nodes', () => {
  it.each(forms.map(({ path }) => path))('%s does it once', async (pattern) => {
    const filling = await fillingOf(pattern, world);
    await nodes.inStep();
    const answer = await expectOnce(world, filling, ({ client, path, body }, node) =>
      nodes.post(node, client, path, body),
    );
    expect(answer).toMatch(/^(200$|303 \/)/);
  });
});

describe('a code', () => {
  beforeEach(() => nodes.inStep());

  it('opens for one of fifty that give it at once', async () => {
    const client = world.visitor();
    const page = await toCodePage(world, client, 'faye');
    await nodes.inStep();
    const body = bodyOf(page, '/sign-in/code', { code: await newestCode(world), device: 'public' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => nodes.post(index % 2, client, '/sign-in/code', body)),
    );
    const opened = answers.filter(({ headers }) => headers.getSetCookie().some((line) => /^session=[^;]/.test(line)));
    expect(opened).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });
});

describe('a session that was ended through one node', () => {
  it('is over on the other at the next request', async () => {
    const client = await world.signedIn('nora');
    await nodes.inStep();
    const page = await client.get('/profile/password');
    const statuses = async () =>
      Promise.all([0, 1].map(async (node) => (await nodes.get(node, client, '/profile/password')).status));
    expect(await statuses()).toEqual([200, 200]);
    const ended = await nodes.post(0, client, '/sign-out', bodyOf(page, '/sign-out', {}));
    expect(ended.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(await statuses()).toEqual([303, 303]);
  });
});
