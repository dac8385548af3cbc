/**
 * The world itself: it comes up, people of the cast can sign in, and nothing of that leaves a personal value in the log.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

it('shows the terms before anything else', async () => {
  const page = await world.visitor().get('/');
  expect(page).toMatchObject({ status: 200, path: '/terms', redirects: ['/'] });
});

it('lets Ada in', async () => {
  const ada = await world.signedIn('ada');
  const page = await ada.get('/home');
  expect(page.status).toBe(200);
});

it('keeps personal values out of the log', () => {
  expect(world.log.leaks()).toEqual([]);
});
