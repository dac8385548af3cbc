import { expect, it } from 'vitest';
import { takeTurns } from './turns.ts';

const reply = { location: '/done', cookieLines: ['session=a'] };

it('gives everybody who waited the reply of the first', async () => {
  const turnOf = takeTurns();
  const first = await turnOf('form');
  const others = [1, 2, 3].map(async () => {
    const turn = await turnOf('form');
    turn.end(turn.earlier);
    return turn.earlier;
  });
  first.end(reply);
  expect(first.earlier).toBeNull();
  expect(await Promise.all(others)).toEqual([reply, reply, reply]);
});

it('lets the next one work when the first came to nothing, one at a time', async () => {
  const turnOf = takeTurns();
  const first = await turnOf('form');
  const [second, third] = [turnOf('form'), turnOf('form')];
  first.end(null);
  const working = await second;
  expect(working.earlier).toBeNull();
  working.end(reply);
  expect((await third).earlier).toEqual(reply);
});

it('keeps two forms apart, and forgets what is over', async () => {
  const turnOf = takeTurns();
  const first = await turnOf('form');
  expect((await turnOf('other')).earlier).toBeNull();
  first.end(reply);
  await new Promise(setImmediate);
  expect((await turnOf('form')).earlier).toBeNull();
});

it('says that it is still being done, and lets nobody in meanwhile', async () => {
  const turnOf = takeTurns(5);
  const first = await turnOf('form');
  await expect(turnOf('form')).rejects.toMatchObject({ kind: 'in-progress' });
  await expect(turnOf('form')).rejects.toMatchObject({ kind: 'in-progress' });
  first.end(null);
});
