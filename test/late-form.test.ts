/**
 * A form that comes back too late loses nothing: signed out meanwhile, signed in anew, cookies gone, open over night. The page
 * says what happened and sends it again with one press; passwords, codes and the SSN never stand in it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { castNpis } from '../db/seeds/fictional-providers.ts';
import { cast, castPassword } from '../db/seeds/cast.ts';
import { accessPaths } from '../src/access/index.ts';
import type { Client } from './client.ts';
import { front, informationFields, newcomer, toMethods } from './identity-steps.ts';
import { readPage } from './page.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const typed = {
  functions: ['registry'],
  officialName: 'Priya "the boss" Nair',
  officialTitle: 'Owner',
  officialPhone: '2025550110',
  officialEmail: 'owner@pharmacy.example',
  officialEmailAgain: 'owner@pharmacy.example',
} as const;

const askPage = (client: Client) =>
  client.get(accessPaths.employerNewAs(castNpis.hillStreetPharmacy, 'staff_end_user'));

/** Gives `client` the cookies of `other`, as another tab of one browser would. */
function useCookiesOf(client: Client, other: Client): void {
  client.cookies.clear();
  for (const [name, value] of other.cookies) client.cookies.set(name, value);
}

it('after the session ended: sign in in another tab, come back, send it', async () => {
  const dara = await world.signedIn('dara');
  const form = await askPage(dara);
  world.clock.moveHours(13);
  const late = await dara.submit(form, typed);
  expect(late).toMatchObject({ status: 403, heading: 'You were signed out in the meantime' });
  expect(late.links.find(({ text }) => text.startsWith('Sign in'))?.href).toBe('/');
  useCookiesOf(dara, await world.signedIn('dara'));
  const once = await dara.submit(late, {}, 'Send it again');
  expect(once).toMatchObject({ status: 403, heading: 'The form had been open too long' });
  const review = await dara.submit(once, {}, 'Send it again');
  expect(review.status).toBe(200);
  expect(review.text).toContain(typed.officialName);
  const sent = await dara.submit(review, {}, 'Send');
  expect(sent.path).toMatch(/^\/profile\/employers\/requests\/\w+$/);
});

it('after signing in again in another tab: one press', async () => {
  const esme = await world.signedIn('esme');
  const form = await askPage(esme);
  useCookiesOf(esme, await world.signedIn('esme'));
  const late = await esme.submit(form, typed);
  expect(late).toMatchObject({ status: 403, heading: 'The form had been open too long' });
  expect((await esme.submit(late, {}, 'Send it again')).text).toContain(typed.officialName);
});

it('keeps the user ID and never the password, when every cookie is gone', async () => {
  const visitor = world.visitor();
  const page = await front(visitor);
  visitor.cookies.clear();
  const late = await visitor.submit(page, { userId: cast.ada.userId, password: castPassword });
  expect(late).toMatchObject({ status: 403, heading: 'The terms have to be accepted again' });
  expect(late.body).toContain(cast.ada.userId);
  expect(late.body).not.toContain(castPassword);
  const other = world.visitor();
  await front(other);
  useCookiesOf(visitor, other);
  const again = await visitor.submit(await visitor.submit(late, {}, 'Send it again'), {}, 'Send it again');
  expect(again.status).toBe(422);
  expect(again.fields['userId']).toBe(cast.ada.userId);
});

it('never carries the SSN', async () => {
  const visitor = world.visitor();
  const methods = await toMethods(world, visitor, newcomer);
  expect(methods.path).toBe('/register/mfa');
  const form = await visitor.get('/register/information');
  world.clock.moveHours(0.01);
  const csrf = form.body.replaceAll(/(name="csrf" value=")[^"]*/g, '$1old');
  const late = await visitor.submit({ ...form, document: (await reread(csrf)).document }, informationFields(newcomer));
  expect(late.status).toBe(403);
  expect(late.text).toContain('It will ask again');
  expect(late.body).toContain(newcomer.street);
  expect(late.body).not.toContain(newcomer.ssn);
  const again = await visitor.submit(late, {}, 'Send it again');
  expect(again).toMatchObject({ status: 422, path: '/register/information' });
  expect(again.fields).toMatchObject({ line1: newcomer.street, ssn: '' });
});

it('holds nothing ready for a post that may come from another site', async () => {
  const ada = await world.signedIn('ada');
  const body = new URLSearchParams({ text: 'planted', csrf: 'x', idempotency: 'y' });
  const hat = (await ada.get('/home')).links.find(({ href }) => /^\/for\/[\w-]+\/enrollment$/.test(href))?.href ?? '';
  const cross = await ada.post(`${hat}/notes`, body, {
    'sec-fetch-site': 'cross-site',
    origin: 'https://evil.example',
  });
  expect(cross.status).toBe(403);
  expect(cross.body).not.toContain('planted');
});

function reread(html: string) {
  return readPage(new Response(html, { headers: { 'content-type': 'text/html' } }), '/', []);
}
