/**
 * How an organization gets its first official: somebody asks, attests, and the help desk approves on the document it has
 * seen. Nobody else comes to the queue, and the desk comes to nothing that an official decides.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { cast, type CastName } from '../../../db/seeds/cast.ts';
import type { Client } from '../../../test/client.ts';
import type { Page } from '../../../test/page.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { accessPaths } from '../paths.ts';

let world: World;
let faye: Client;
let dara: Client;
let request: Page;
const hoursOfFifteenDays = 15 * 24;

beforeAll(async () => {
  world = await openWorld();
  faye = await world.signedIn('faye');
  dara = await world.signedIn('dara');
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

const lettersTo = async (name: CastName): Promise<readonly string[]> =>
  (await world.letters()).filter((letter) => letter.to === cast[name].email).map((letter) => letter.subject);

async function askToBeOfficial(client: Client, npi: string): Promise<Page> {
  const form = await client.get(accessPaths.employerNewAs(npi, 'authorized_official'));
  const review = await client.submit(form, { attested: true }, 'Continue');
  return client.submit(review, {}, 'Send request');
}

it('begins with nobody waiting', async () => {
  expect((await faye.get('/home')).text).not.toContain('wait for the help desk');
  expect((await faye.get(accessPaths.deskRoleRequests)).text).toContain('Nobody is waiting.');
});

it('shows who asks, and by when to decide', async () => {
  const sent = await askToBeOfficial(dara, castNpis.hillStreetPharmacy);
  expect(sent.text).toContain('waiting for the help desk');
  const home = await faye.get('/home');
  expect(home.text).toContain('One role request waits for the help desk');
  const queue = await faye.follow(home, 'Role Requests for the Help Desk');
  expect(queue.text).toContain('Lind, Dara');
  expect(queue.text).toContain('11/17/2026');
  request = await faye.follow(queue, 'Lind, Dara');
  expect(request.heading).toBe('Dara Lind asks to be Authorized Official of Hill Street Pharmacy');
  expect(request.text).toContain('Priya Nair');
  expect(request.text).toContain('Read, understood and agreed on');
});

it('is not there for anybody else, nor for what an official decides', async () => {
  const priya = await world.signedIn('priya');
  for (const path of [accessPaths.deskRoleRequests, request.path])
    for (const client of [priya, dara]) expect((await client.get(path)).status).toBe(404);
  const { tracking_id: ofStaff } = await world.database.db
    .selectFrom('access.role_request')
    .select('tracking_id')
    .where('approval_way', '=', 'official')
    .executeTakeFirstOrThrow();
  expect((await faye.get(accessPaths.deskRoleRequest(ofStaff))).status).toBe(404);
});

it('does not approve without the document', async () => {
  const refused = await faye.submit(request, {}, 'Approve');
  expect(refused.status).toBe(422);
  expect(refused.errors).toMatchObject({
    documents: 'Tick each document that you have seen. Without it the role cannot be given.',
  });
});

it('approves with it, and tells the person and whoever manages people there', async () => {
  const approved = await faye.submit(request, { documents: ['cp-575'] }, 'Approve');
  expect(approved).toMatchObject({ status: 200, path: request.path });
  expect(approved.text).toContain('Faye Romero approved this on');
  expect(await lettersTo('dara')).toContain('You are now Authorized Official of Hill Street Pharmacy');
  expect(await lettersTo('priya')).toContain('Dara Lind is now Authorized Official of Hill Street Pharmacy');
  expect((await dara.get('/home')).text).toContain('because Faye Romero approved you as Authorized Official');
  expect((await dara.get('/staff')).text).toContain('Nair, Priya');
});

it('declines with a reason, and says what is late', async () => {
  const tom = await world.signedIn('tom');
  const sent = await askToBeOfficial(tom, castNpis.hillStreetPharmacy);
  world.clock.moveHours(hoursOfFifteenDays);
  faye = await world.signedIn('faye');
  const queue = await faye.get(accessPaths.deskRoleRequests);
  expect(queue.text).toContain('11/17/2026, late');
  const open = await faye.follow(queue, 'Vega, Tom');
  expect((await faye.submit(open, { reason: ' ' }, 'Decline')).errors['reason']).toContain('Say why');
  const declined = await faye.submit(open, { reason: 'The letter names another pharmacy.' }, 'Decline');
  expect(declined.text).toContain('Faye Romero declined this on');
  expect(await lettersTo('tom')).toContain('Your request at Hill Street Pharmacy was declined');
  expect((await (await world.signedIn('tom')).get(sent.path)).text).toContain('The letter names another pharmacy.');
});
