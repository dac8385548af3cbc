/**
 * Forms sent many times at once whose repetition is not only replied to but counted: a limit is not used up by a double click,
 * and two tabs are no fault of ours. Every form that does its work once: every-form.test.ts. Security F6.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import {
  beginRegistration,
  bodyOf,
  comeFrom,
  front,
  informationFields,
  newcomer,
  newestCode,
  sendPost,
  toMethods,
} from './identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const times = 20;

/** Every second one goes to another process. */
const sendMany = (client: Client, path: string, body: URLSearchParams) =>
  Promise.all(
    Array.from({ length: times }, (_, index) =>
      sendPost({ ...world, core: index % 2 === 0 ? world.core : world.otherCore }, client, path, body),
    ),
  );

const answersOf = (responses: readonly Response[]) =>
  [...new Set(responses.map(({ status, headers }) => `${status} ${headers.get('location') ?? ''}`))].toSorted();

describe('the same form sent twenty times at once', () => {
  it('begins one registration, and leaves the limit of its address alone', async () => {
    comeFrom('198.19.1.2');
    const visitor = world.visitor();
    await front(visitor);
    const email = 'twenty@newcomer.example';
    const body = bodyOf(await visitor.get('/register'), '/register', { email, emailAgain: email });
    expect(answersOf(await sendMany(visitor, '/register', body))).toEqual(['303 /register/proof']);
    const begun = await world.database.db.selectFrom('identity.registration').select('registration_id').execute();
    expect(begun).toHaveLength(1);
    const again = await visitor.submit(await visitor.get('/register'), { email, emailAgain: email });
    expect(again.path).toBe('/register/proof');
  });

  it('sends a code again once or twice, and no fault comes of it', async () => {
    comeFrom('198.19.1.3');
    const visitor = world.visitor();
    const proof = await beginRegistration(world, visitor, 'again@newcomer.example');
    const body = bodyOf(proof, '/register/proof/again', {});
    const responses = await sendMany(visitor, '/register/proof/again', body);
    expect(responses.filter(({ status }) => status >= 500)).toEqual([]);
    const security = await visitor.submit(await visitor.get('/register/proof'), { code: await newestCode(world) });
    expect(security.path).toBe('/register/security');
  });

  it('never makes two tabs of one registration a fault of ours', async () => {
    comeFrom('198.19.1.4');
    const visitor = world.visitor();
    const methods = await toMethods(world, visitor, { ...newcomer, email: 'tabs@newcomer.example' });
    const tabs = await Promise.all(Array.from({ length: 6 }, () => visitor.get('/register/information')));
    const fields = informationFields(newcomer);
    const bodies = tabs.map((tab) =>
      bodyOf(tab, '/register/information', { ...fields, middle: '', suffix: '', businessFax: '', line2: '' }),
    );
    const answers = await Promise.all(bodies.map((body) => sendPost(world, visitor, '/register/information', body)));
    const statuses = answers.map(({ status }) => status);
    expect(methods.path).toBe('/register/mfa');
    expect(statuses).toContain(303);
    expect(statuses.filter((status) => status !== 303 && status !== 409)).toEqual([]);
  });
});
