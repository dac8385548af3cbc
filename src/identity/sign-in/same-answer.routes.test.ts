/**
 * Nobody learns whether an account exists: what is known, unknown or locked is answered by as many statements, or by the
 * very same ones. The times themselves are measured by `npm run bench -- same-time`. Source: security.md, A4.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cast } from '../../../db/seeds/cast.ts';
import { beginRegistration, bodyOf, front, sendPost, withoutTokens } from '../../../test/identity-steps.ts';
import { statementsOf } from '../../../test/statements.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

it('a password: as many statements for known, locking, locked and unknown', async () => {
  const stranger = world.visitor();
  const page = await front(stranger);
  const give = (userId: string) =>
    statementsOf(() =>
      sendPost(world, stranger, '/sign-in', bodyOf(page, '/sign-in', { userId, password: 'Wrong#1' })),
    );
  const counts: number[] = [];
  for (let time = 0; time < 5; time += 1)
    for (const userId of [cast.dara.userId, 'nobodyhere']) counts.push((await give(userId)).length);
  expect(counts[0]).toBeGreaterThan(3);
  expect(new Set(counts), counts.join(' ')).toHaveLength(1);
});

it('an address for registration: the same statements, sent again or not, until no more are sent', async () => {
  const [known, unknown] = [world.visitor(), world.visitor()];
  const addresses = [cast.dara.email, 'nobody@newcomer.example'] as const;
  const asked: (readonly string[])[] = [];
  const answers: string[] = [];
  for (const [index, client] of [known, unknown].entries()) {
    const email = addresses[index] ?? '';
    asked.push(await statementsOf(async () => void answers.push((await beginRegistration(world, client, email)).body)));
    for (let time = 0; time < 6; time += 1) {
      const page = await client.get('/register/proof');
      const again = await statementsOf(async () => {
        const resent = await client.submit(page, {}, 'Send a new code');
        answers.push(`${resent.status} ${resent.path} ${resent.errors['code'] ?? ''}`);
      });
      asked.push(again);
    }
    const wrong = await client.submit(await client.get('/register/proof'), { code: '000000' }, 'Confirm');
    answers.push(`${wrong.status} ${wrong.errors['code'] ?? ''}`);
  }
  const half = asked.length / 2;
  expect(asked.slice(half)).toEqual(asked.slice(0, half));
  const plain = answers.map((text) =>
    addresses.reduce((left, each) => left.replaceAll(each, ''), withoutTokens(text, '')),
  );
  expect(plain.slice(answers.length / 2)).toEqual(plain.slice(0, answers.length / 2));
});
