/**
 * The second tenant and everybody else who has nothing to do with Lakeside: what they ask for is the same 404 as what does
 * not exist. A pending request opens nothing. The link of an agency invitation works once, for its own address.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castNpis } from '../../db/seeds/fictional-providers.ts';
import { cast } from '../../db/seeds/cast.ts';
import type { Client } from '../../test/client.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../test/world.ts';
import { inviteAgencyStaff } from './agency/agency.actions.ts';
import { accessPaths } from './paths.ts';

let world: World;
let priya: Client;
let tom: Client;
let lakeside = { reference: '', partyId: '' };
let trackingId = '';
let membershipId = '';

beforeAll(async () => {
  world = await openWorld();
  priya = await world.signedIn('priya');
  tom = await world.signedIn('tom');
  const { db } = world.database;
  const party = await db
    .selectFrom('access.party_npi as held')
    .innerJoin('access.party as party', 'party.party_id', 'held.party_id')
    .select(['party.party_id', 'party.reference'])
    .where('held.npi', '=', castNpis.lakesideClinic)
    .executeTakeFirstOrThrow();
  lakeside = { reference: party.reference, partyId: party.party_id };
  const request = await db.selectFrom('access.role_request').select('tracking_id').executeTakeFirstOrThrow();
  trackingId = request.tracking_id;
  const member = await db
    .selectFrom('access.membership')
    .select('membership_id')
    .where('party_id', '=', lakeside.partyId)
    .executeTakeFirstOrThrow();
  membershipId = member.membership_id;
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

/** What differs between two answers besides the number of the request. */
const bodyOf = ({ body }: { readonly body: string }): string => body.replaceAll(/test-\d+/g, 'request');

describe('the second tenant', () => {
  const unknownReference = 'AAAAAAAAAAAAAAAAAAAAAA';
  const pairs = (): readonly (readonly [string, string])[] => [
    [accessPaths.hat(lakeside.reference), accessPaths.hat(unknownReference)],
    [
      accessPaths.hatFunction(lakeside.reference, 'enrollment'),
      accessPaths.hatFunction(unknownReference, 'enrollment'),
    ],
    [accessPaths.staffRoleRequest(trackingId), accessPaths.staffRoleRequest('T000000000000000')],
    [accessPaths.roleRequest(trackingId), accessPaths.roleRequest('T000000000000000')],
    [accessPaths.staffMember(membershipId), accessPaths.staffMember('01a00000-0000-7000-8000-000000000000')],
    [accessPaths.staffDisassociation(membershipId), accessPaths.staffDisassociation('nonsense')],
  ];

  it('learns nothing of the first, by any address', async () => {
    for (const [foreign, unknown] of pairs()) {
      const [one, other] = [await priya.get(foreign), await priya.get(unknown)];
      expect(one.status, foreign).toBe(404);
      expect(bodyOf(one), foreign).toBe(bodyOf(other));
    }
  });

  it('sees only its own staff', async () => {
    const staff = await priya.get(accessPaths.staff);
    expect(staff.text).toContain('Nair, Priya');
    expect(staff.text).not.toContain('Okafor');
    expect((await priya.get(accessPaths.connections)).text).not.toContain('Evergreen');
  });
});

describe('a pending request', () => {
  it('opens nothing', async () => {
    expect((await tom.get(accessPaths.hat(lakeside.reference))).status).toBe(404);
    expect((await tom.get(accessPaths.staff)).status).toBe(403);
    expect((await tom.get('/home')).text).toContain('Nobody yet');
  });

  it('can be taken back, and then decided no more', async () => {
    const request = await tom.get(accessPaths.roleRequest(trackingId));
    const cancelled = await tom.submit(request, {}, 'Cancel this request');
    expect(cancelled.text).toContain('You took it back');
    const ada = await world.signedIn('ada');
    expect((await ada.get(accessPaths.staffRoleRequest(trackingId))).text).toContain('Tom Vega took this back');
  });
});

describe('a surrogate', () => {
  it('prepares for the client under the connection, and never signs', async () => {
    const esme = await world.signedIn('esme');
    const work = await esme.follow(await esme.get('/home'), 'Open Enrollment (PECOS) for Lakeside Clinic');
    expect(work.text).toContain('as its surrogate, for Evergreen Billing LLC (enrollment)');
    expect(work.text).toContain('Not allowed: sign');
    expect((await esme.submit(work, { text: 'Prepared.' }, 'Save note')).text).toContain('for the surrogate');
  });
});

describe('an invitation to the agency', () => {
  const invite = async (email: string) =>
    (await inviteAgencyStaff(world.parts.systemContext('command line'), { role: 'operator', email })).path;

  it('works once, for its own address', async () => {
    const path = await invite(cast.priya.email);
    const stranger = world.visitor();
    expect((await stranger.get(path)).text).toContain('Sign in, or create an account');
    const page = await priya.get(path);
    expect(page.path).toBe(accessPaths.agencyInvitation);
    expect((await priya.submit(page, {}, 'Accept')).text).toContain('You work for this installation as operator');
    expect((await priya.get(path)).status).toBe(410);
  });

  it('is refused to another address', async () => {
    const path = await invite('somebody@desk.example');
    const refused = await tom.submit(await tom.get(path), {}, 'Accept');
    expect(refused).toMatchObject({ status: 403, heading: 'This invitation was sent to another address' });
  });

  it('runs out after 72 hours', async () => {
    const path = await invite(cast.dara.email);
    world.clock.moveHours(72);
    const visitor = world.visitor();
    expect((await visitor.get(path)).status).toBe(410);
  });
});
