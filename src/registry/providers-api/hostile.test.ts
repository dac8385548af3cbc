/** What no program would send: whatever it is, it is answered or refused by name, and never our fault. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programOf, type Ask } from '../../../test/api-world.ts';
import { encoded, hostileAddress, hostileWords } from '../../../test/hostile-providers.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { loadReference } from '../index.ts';
import { feedQuery, historyQuery } from './changes.forms.ts';
import { providerQuery } from './provider.forms.ts';
import { searchQuery } from './search.forms.ts';

let world: World;
let ask: Ask;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  await loadReference(world.parts.database.ownerUrl);
  ask = programOf(world);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

it('is taken by every route', async () => {
  await fc.assert(
    fc.asyncProperty(hostileAddress, async ({ address, accept }) => {
      const { status, headers } = await ask(`/api/v1/providers${address}`, { accept });
      expect([200, 404, 422]).toContain(status);
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }),
    { numRuns: 400 },
  );
});

const perRoute = [
  ['', searchQuery],
  ['/changes', feedQuery],
  ['/2000000101', providerQuery],
  ['/2000000101/history', historyQuery],
] as const;

it.each(perRoute)('is named when one parameter of %s is wrong', async (path, { shape }) => {
  for (const name of Object.keys(shape))
    for (const word of hostileWords) {
      const { status, body } = await ask(`/api/v1/providers${path}?${name}=${encoded(word)}`);
      expect([200, 404, 422], `${name}=${word.slice(0, 20)}`).toContain(status);
      const named = status === 422 ? Object.keys((body as { errors: object }).errors) : [name];
      expect(named).toEqual([name]);
    }
});

it('a cursor that was altered leads to a page or a refusal', async () => {
  const { body } = await ask('/api/v1/providers?limit=1');
  const { next } = body as { readonly next: string };
  await fc.assert(
    fc.asyncProperty(fc.nat(next.length), fc.constantFrom('', 'A', '0', '_', '-', 'zz'), async (at, sign) => {
      const altered = next.slice(0, at) + sign + next.slice(at + 1);
      const { status } = await ask(`/api/v1/providers?limit=1&cursor=${altered}`);
      expect([200, 422]).toContain(status);
    }),
    { numRuns: 100 },
  );
});
