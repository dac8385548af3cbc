/** Decisions that race, and decisions by people who may not make them: one truth, one letter, one record. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { contextOf } from '../../../test/people.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import type { Ctx } from '../../platform/context.ts';
import { lockParty } from '../parties/party.store.ts';
import { disassociate } from '../staff/disassociate.actions.ts';
import { endMembership } from '../staff/membership.store.ts';
import { askForRole, type AskCommand } from './ask.actions.ts';
import { approveRoleRequest, cancelRoleRequest, rejectRoleRequest } from './decide.actions.ts';

let world: World;
let [ada, ben, tom, priya, dara]: Ctx[] = [];

const rounds = 50;
const racesTakeAtMostMilliseconds = 120_000;

beforeAll(async () => {
  world = await openWorld();
  [ada, ben, tom, priya, dara] = await Promise.all(
    (['ada', 'ben', 'tom', 'priya', 'dara'] as const).map((name) => contextOf(world, name)),
  );
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

const as = (ctx: Ctx | undefined): Ctx => {
  if (!ctx) throw new Error('The world is not open');
  return { ...ctx, now: world.clock.now() };
};

const official = { name: 'Ada Okafor', title: 'Director', phone: '2025550104', email: 'ada.okafor@lakeside.example' };
const staffRequest: AskCommand = {
  npi: castNpis.lakesideClinic,
  role: 'staff_end_user',
  contactEmail: null,
  official,
  functions: ['enrollment'],
  attested: false,
};

async function ask(ctx: Ctx, command: Partial<AskCommand> = {}): Promise<string> {
  const asked = await askForRole(ctx, { ...staffRequest, ...command });
  if (!asked.ok) throw new Error(asked.reason);
  return asked.value;
}

const approve = (ctx: Ctx, trackingId: string, version = 1) =>
  approveRoleRequest(ctx, { trackingId, version, functions: ['enrollment'], maySubmit: [] });

const requestOf = (trackingId: string) =>
  world.database.db
    .selectFrom('access.role_request')
    .selectAll()
    .where('tracking_id', '=', trackingId)
    .executeTakeFirstOrThrow();

const membershipsFrom = (requestId: string) =>
  world.database.db.selectFrom('access.membership').selectAll().where('origin_id', '=', requestId).execute();

const decisionsOn = (requestId: string) =>
  world.database.db
    .selectFrom('audit.public_event')
    .select(['action', 'outcome'])
    .where('object_id', '=', requestId)
    .where('action', '!=', 'role-request.send')
    .execute();

describe('racing decisions', () => {
  it(
    'leave one state, one role and one record of it',
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        world.clock.moveHours(25);
        const trackingId = await ask(as(dara));
        const racers = [
          () => approve(as(ada), trackingId),
          () => rejectRoleRequest(as(ben), { trackingId, version: 1, reason: 'No.' }),
          () => cancelRoleRequest(as(dara), { trackingId, version: 1 }),
        ];
        const shift = round % racers.length;
        const results = await Promise.all([...racers.slice(shift), ...racers.slice(0, shift)].map((race) => race()));
        expect(results.filter(({ ok }) => ok)).toHaveLength(1);
        const { role_request_id: id, status } = await requestOf(trackingId);
        expect(['approved', 'rejected', 'cancelled']).toContain(status);
        const members = await membershipsFrom(id);
        expect(members).toHaveLength(status === 'approved' ? 1 : 0);
        const records = await decisionsOn(id);
        expect(records.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
        expect(records.filter(({ outcome }) => outcome === 'refused')).toHaveLength(2);
        for (const { membership_id: membershipId } of members)
          expect(await disassociate(as(ada), { membershipId, version: 1, reason: '' })).toMatchObject({ ok: true });
      }
    },
    racesTakeAtMostMilliseconds,
  );

  it('makes one request when the same person asks twice at once', async () => {
    world.clock.moveHours(25);
    const asked = await Promise.all([1, 2, 3, 4].map(() => askForRole(as(dara), staffRequest)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    const trackingId = asked.flatMap((each) => (each.ok ? [each.value] : []))[0] ?? '';
    expect(await cancelRoleRequest(as(dara), { trackingId, version: 1 })).toMatchObject({ ok: true });
  });

  it('makes one party when two people are the first to ask there', async () => {
    world.clock.moveHours(25);
    const unclaimed = { ...staffRequest, npi: await someOtherNpi() };
    const asked = await Promise.all([askForRole(as(dara), unclaimed), askForRole(as(tom), unclaimed)]);
    expect(asked.map(({ ok }) => ok)).toEqual([true, true]);
    const parties = await world.database.db
      .selectFrom('access.party_npi')
      .select('party_id')
      .where('npi', '=', unclaimed.npi)
      .execute();
    expect(parties).toHaveLength(1);
  });
});

async function someOtherNpi(): Promise<string> {
  const cast = Object.values(castNpis) as readonly string[];
  const rows = await world.database.db
    .selectFrom('registry.provider')
    .select('npi')
    .where('npi', 'not in', cast)
    .where('active', '=', true)
    .where('entity_type', '=', 2)
    .execute();
  return rows[0]?.npi ?? '';
}

describe('an official who asks for a lower role', () => {
  it('stays the last one, whoever approves', async () => {
    world.clock.moveHours(25);
    const trackingId = await ask(as(ada), { role: 'staff_end_user' });
    expect(await approve(as(ben), trackingId)).toMatchObject({ ok: false, reason: 'last-official' });
    expect(await cancelRoleRequest(as(ada), { trackingId, version: 1 })).toMatchObject({ ok: true });
  });
});

describe('a manager whose role ends while they approve', () => {
  it('approves nothing any more', async () => {
    world.clock.moveHours(25);
    const manager = await makeManager();
    const trackingId = await ask(as(priya));
    const { party_id: partyId } = await requestOf(trackingId);
    const { now } = as(ada);
    const approving = await world.database.db.transaction().execute(async (tx) => {
      await lockParty(tx, partyId);
      const begun = [approve(as(dara), trackingId)];
      const ending = { membershipId: manager, version: 1, cause: 'disassociated', endedBy: null, now } as const;
      expect(await endMembership(tx, ending)).toBe(true);
      return begun;
    });
    expect(await approving[0]).toMatchObject({ ok: false, reason: 'not-at-employer' });
    expect(await cancelRoleRequest(as(priya), { trackingId, version: 1 })).toMatchObject({ ok: true });
  });

  /** Dara becomes Access Manager of Lakeside Clinic; gives the membership. */
  async function makeManager(): Promise<string> {
    const trackingId = await ask(as(dara), { role: 'access_manager' });
    if (!(await approve(as(ada), trackingId)).ok) throw new Error('Ada may approve a manager');
    const { role_request_id: id } = await requestOf(trackingId);
    return (await membershipsFrom(id))[0]?.membership_id ?? '';
  }
});

describe('who may decide', () => {
  let trackingId = '';

  beforeEach(async () => {
    world.clock.moveHours(25);
    trackingId = await ask(as(priya));
  });

  const over = () => cancelRoleRequest(as(priya), { trackingId, version: 1 });

  it('refuses the requester, strangers and a version that was not shown', async () => {
    expect(await approve(as(priya), trackingId)).toMatchObject({ ok: false, reason: 'own-request' });
    expect(await approve(as(dara), trackingId)).toMatchObject({ ok: false, reason: 'not-at-employer' });
    expect(await approve(as(tom), trackingId)).toMatchObject({ ok: false, reason: 'not-at-employer' });
    expect(await approve(as(ada), trackingId, 2)).toMatchObject({ ok: false, reason: 'changed-meanwhile' });
    expect((await requestOf(trackingId)).status).toBe('pending');
    await over();
  });

  it('knows somebody else’s request no more than one that never was', async () => {
    const unknown = await cancelRoleRequest(as(dara), { trackingId: 'T000000000000000', version: 1 });
    expect(await cancelRoleRequest(as(dara), { trackingId, version: 1 })).toEqual(unknown);
    await over();
  });

  it('seals the named official anew with each decision', async () => {
    const before = await requestOf(trackingId);
    expect(await approve(as(ben), trackingId)).toMatchObject({ ok: true });
    const after = await requestOf(trackingId);
    expect(after.version).toBe(before.version + 1);
    expect(after.official_sealed?.equals(before.official_sealed ?? Buffer.alloc(0))).toBe(false);
    const [member] = await membershipsFrom(after.role_request_id);
    expect(
      await disassociate(as(ben), { membershipId: member?.membership_id ?? '', version: 1, reason: '' }),
    ).toMatchObject({ ok: true });
  });
});

describe('roles above staff', () => {
  it('lets an official, not a manager, approve a manager', async () => {
    world.clock.moveHours(25);
    const trackingId = await ask(as(priya), { role: 'access_manager', functions: [] });
    expect(await approve(as(ben), trackingId)).toMatchObject({ ok: false, reason: 'role-too-high' });
    expect(await approve(as(ada), trackingId)).toMatchObject({ ok: true });
  });

  it('leaves a new official to the help desk', async () => {
    world.clock.moveHours(25);
    const trackingId = await ask(as(priya), {
      role: 'authorized_official',
      functions: [],
      official: null,
      attested: true,
    });
    expect(await approve(as(ada), trackingId)).toMatchObject({ ok: false, reason: 'desk-decides' });
  });

  it('never lets the last official go', async () => {
    const { membership_id: membershipId } = await world.database.db
      .selectFrom('access.membership')
      .select('membership_id')
      .where('role', '=', 'authorized_official')
      .where(
        'account_id',
        '=',
        as(ada).actor.kind === 'account' ? (as(ada).actor as { accountId: string }).accountId : '',
      )
      .executeTakeFirstOrThrow();
    const left = await disassociate(as(ada), { membershipId, version: 1, reason: '' });
    expect(left).toMatchObject({ ok: false, reason: 'last-official' });
  });
});

describe('asking', () => {
  it('tells a typed address without a link, a few times a day only', async () => {
    world.clock.moveHours(25);
    const address = 'somebody@else.example';
    for (let count = 0; count < 5; count += 1) {
      world.clock.moveHours(1);
      const trackingId = await ask(as(dara), { official: { ...official, email: address } });
      await cancelRoleRequest(as(dara), { trackingId, version: 1 });
    }
    const notices = (await world.letters()).filter(({ to }) => to === address);
    expect(notices).toHaveLength(3);
    expect(notices[0]?.text).not.toMatch(/https?:\/\/localhost:3000\/(staff|profile|for)/);
  });

  it('stops after twenty requests in a day', async () => {
    world.clock.moveHours(25);
    let refusedFor = '';
    for (let count = 0; count < 21; count += 1) {
      const asked = await askForRole(as(dara), staffRequest);
      if (asked.ok) await cancelRoleRequest(as(dara), { trackingId: asked.value, version: 1 });
      else refusedFor = asked.reason;
    }
    expect(refusedFor).toBe('too-many-requests');
  });
});
