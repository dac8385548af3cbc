/**
 * The walk of access in a browser without script: Priya finds Lakeside Clinic, asks, is approved by Ada, works for it, and
 * is refused in the tab that is still open as soon as Ada has ended the role. She is a stranger there, as anyone new is.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../test/client.ts';
import type { Page } from '../../test/page.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../test/world.ts';

let world: World;
let priya: Client;
let ada: Client;
let trackingPath: string;
let openTab: Page;

beforeAll(async () => {
  world = await openWorld();
  priya = await world.signedIn('priya');
  ada = await world.signedIn('ada');
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

const lettersTo = async (address: string): Promise<readonly string[]> =>
  (await world.letters()).filter((letter) => letter.to === address).map((letter) => letter.subject);

it('finds the employer by a part of its name', async () => {
  const search = await priya.get('/profile/employers/search');
  const wrong = await priya.submit(search, { npi: '1', zip: '62', city: 'Salem' }, 'Search employers');
  expect(wrong).toMatchObject({ status: 422, fields: { npi: '1', zip: '62', city: 'Salem' } });
  expect(Object.keys(wrong.errors)).toEqual(['npi', 'zip']);
  const found = await priya.submit(search, { organizationName: 'lakeside', state: 'IL' }, 'Search employers');
  expect(found.path).toContain('organizationName=lakeside');
  expect(found.text).toContain('Lakeside Clinic');
  const role = await priya.follow(found, 'Lakeside Clinic');
  expect(role.heading).toContain('Your role at');
  openTab = await priya.follow(role, 'Ask for this role as Staff End User');
});

it('asks what is missing, field by field', async () => {
  const again = await priya.submit(openTab, {}, 'Continue');
  expect(again.status).toBe(422);
  expect(again.errors).toMatchObject({ officialName: 'Enter the name of the Authorized Official.' });
});

it('reviews before it sends, and gives a tracking ID', async () => {
  const review = await priya.submit(
    openTab,
    {
      officialName: 'Ada Okafor',
      officialTitle: 'Director',
      officialPhone: '202-555-0104',
      officialEmail: 'ada.okafor@lakeside.example',
      officialEmailAgain: 'Ada.Okafor@lakeside.example',
      functions: ['enrollment'],
    },
    'Continue',
  );
  expect(review.heading).toBe('Confirmation and Review');
  const changed = await priya.submit(review, {}, 'Change something');
  expect(changed.fields).toMatchObject({ officialName: 'Ada Okafor', functions: 'enrollment' });
  const sent = await priya.submit(await priya.submit(changed, {}, 'Continue'), {}, 'Send request');
  expect(sent.path).toMatch(/^\/profile\/employers\/requests\/T\d{15}$/);
  expect(sent.text).toContain('waiting for Ada Okafor');
  trackingPath = sent.path.replace('/profile/employers/requests', '/staff/role-requests');
});

it('tells the requester and the officials, and nobody by the typed address', async () => {
  expect(await lettersTo('priya.nair@hillstreet.example')).toContain('Your request at Lakeside Clinic was received');
  const toAda = await lettersTo('ada.okafor@lakeside.example');
  expect(toAda).toContain('Priya Nair asks to work for Lakeside Clinic');
  expect(toAda).not.toContain('You were named as an official of Lakeside Clinic');
});

it('shows the request on the Home of the official', async () => {
  const home = await ada.get('/home');
  expect(home.text).toContain('asks to be Staff End User of Lakeside Clinic');
  const requests = await ada.get('/staff/role-requests');
  expect(requests.text).toContain('Nair, Priya');
});

it('is approved with one function', async () => {
  const decision = await ada.get(trackingPath);
  const nothing = await ada.submit(decision, { functions: [] }, 'Approve');
  expect(nothing.status).toBe(422);
  expect(nothing.errors['functions']).toContain('Tick at least one');
  const approved = await ada.submit(decision, { functions: ['enrollment'] }, 'Approve');
  expect(approved).toMatchObject({ status: 200, path: trackingPath });
  expect(approved.text).toContain('Ada Okafor approved this');
  expect(await lettersTo('priya.nair@hillstreet.example')).toContain('You are now Staff End User of Lakeside Clinic');
});

it('says at Home for whom she may work, and why', async () => {
  const home = await priya.get('/home');
  expect(home.text).toContain('because Ada Okafor approved you as Staff End User of Lakeside Clinic on 11/03/2026');
  openTab = await priya.follow(home, 'Open Enrollment (PECOS) for Lakeside Clinic');
  expect(openTab.path).toMatch(/^\/for\/[\w-]{22}\/enrollment$/);
  expect(openTab.text).toContain('You are working for Lakeside Clinic as its staff (enrollment)');
});

it('works under that hat', async () => {
  openTab = await priya.submit(openTab, { text: 'Asked the bank for the letter.' }, 'Save note');
  expect(openTab.text).toContain('Asked the bank for the letter.');
  expect((await ada.get(openTab.path)).text).toContain('Priya Nair');
});

it('does not open what was not given', async () => {
  const registry = await priya.get(openTab.path.replace('enrollment', 'registry'));
  expect(registry.status).toBe(403);
  expect(registry.text).toContain('not in this system');
});

it('ends in the open tab as soon as the official ends it', async () => {
  const staff = await ada.get('/staff');
  const member = await ada.follow(staff, 'Nair, Priya');
  const confirm = await ada.follow(member, 'Disassociate');
  const ended = await ada.submit(confirm, { reason: 'The project is over.' }, 'Disassociate now');
  expect(ended.text).toContain('This role has ended');
  const refused = await priya.submit(openTab, { text: 'One more.' }, 'Save note');
  expect(refused.status).toBe(403);
  expect(refused.heading).toBe('Ada Okafor ended your work for Lakeside Clinic');
  expect((await priya.get(openTab.path)).status).toBe(403);
  expect((await priya.get(openTab.path.replace('/enrollment', ''))).status).toBe(403);
  expect((await ada.get(openTab.path)).text).not.toContain('One more.');
});

it('tells everybody concerned that it ended', async () => {
  expect(await lettersTo('priya.nair@hillstreet.example')).toContain('Your access to Lakeside Clinic has ended');
  expect(await lettersTo('ben.ortiz@lakeside.example')).toContain('Priya Nair no longer works for Lakeside Clinic');
  expect((await priya.get('/profile/employers')).text).toContain('Disassociated');
});
