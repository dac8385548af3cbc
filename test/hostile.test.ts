/**
 * What no browser would send, to every route: paths, queries and fields of all shapes. A client can cause a refusal, never a
 * fault: no answer is a 5xx, and nothing that PostgreSQL cannot store gets as far as a query.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleRoutes } from '../src/app.tsx';
import { comeFrom, sendGet, sendPost } from './identity-steps.ts';
import { browserFor, browsersOfEveryLevel, tokensFor, type Browsers } from './levels.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let partyReference = '';
let browsers: Browsers;

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  browsers = await browsersOfEveryLevel(world);
  const party = await world.database.db
    .selectFrom('access.party')
    .select('reference')
    .where('legal_name', '=', 'Lakeside Clinic')
    .executeTakeFirstOrThrow();
  partyReference = party.reference;
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const words = [
  '%00',
  'a%00b',
  '%ff%fe',
  '%C0%80',
  '%ED%A0%80',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '-1',
  '99999999999999999999',
  '1e400',
  'NaN',
  '__proto__',
  'constructor',
  '%F0%9F%92%A9',
  "'%20OR%201=1--",
  '%25%27%22%3C%3E',
  'a'.repeat(600),
];

describe.each(moduleRoutes.filter(({ method }) => method === 'GET').map((route) => [route.path, route] as const))(
  'GET %s',
  (path, route) => {
    it('takes any path and any query', async () => {
      const real = path.replace(':ref', partyReference).replaceAll(/:\w+/g, 'x');
      const names = ['to', 'page', 'npi', 'role', 'name', 'show', 'last', 'first', 'legalName', 'city', 'state', 'a[]'];
      for (const word of words) {
        const query = `?${names.map((name) => `${name}=${word}`).join('&')}`;
        for (const address of new Set([`${real}${query}`, path.replaceAll(/:\w+/g, word)]))
          expect(
            (await sendGet(world, browserFor(browsers, route), address)).status,
            address.slice(0, 80),
          ).toBeLessThan(500);
      }
      const longest = `${real}?to=${'a'.repeat(2000)}`;
      expect((await sendGet(world, world.visitor(), longest)).status).toBeLessThan(500);
    });
  },
);

const values = [
  '',
  ' ',
  '\r\nBcc: a@evil.example',
  '-1',
  '0x10',
  '1e400',
  '99999999999999999999',
  '2147483648',
  '[]',
  '{"$gt":""}',
  '\ud800',
  '\u202e\ufeff\u2028',
  '💩'.repeat(300),
  'a\0b',
  "'; DROP TABLE access.party; --",
  'a'.repeat(20_000),
];

describe.each(moduleRoutes.filter(({ form }) => form).map((route) => [route.path, route] as const))(
  'POST %s',
  (path, route) => {
    const fields = Object.keys(route.form?.schema.shape ?? {});

    it('takes any value in any field', async () => {
      const real = path.replace(':ref', partyReference).replaceAll(/:\w+/g, 'x');
      for (const [index, value] of values.entries()) {
        comeFrom(`198.18.2.${index + 1}`);
        for (const field of fields) {
          const body = await tokensFor(world, browserFor(browsers, route), real);
          for (const name of fields) body.append(name, name === field ? value : '1');
          const { status } = await sendPost(world, browserFor(browsers, route), real, body);
          expect(status, `${field}=${value.slice(0, 40)}`).toBeLessThan(500);
        }
      }
    });
  },
);
