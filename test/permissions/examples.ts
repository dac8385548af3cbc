/**
 * What to ask for, for each route whose path has parameters: an object of Lakeside Clinic and one of Hill Street Pharmacy,
 * so that the matrix shows own and foreign beside each other. A route without an example fails the matrix.
 */
import { castNpis } from '../../db/seeds/fictional-providers.ts';
import { cast } from '../../db/seeds/cast.ts';
import { askForRole } from '../../src/access/index.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { previews } from '../../src/ui/previews.ts';
import { contextOf } from '../people.ts';
import type { World } from '../world.ts';

export interface Example {
  /** What stands in the matrix behind the path: "Lakeside". */
  readonly of: string;
  readonly path: string;
}

interface Objects {
  readonly of: string;
  /** The values of the parameters, by name. */
  readonly params: Readonly<Record<string, string>>;
}

const known = new WeakMap<World, Promise<readonly Objects[]>>();

export async function examplesOf(route: Pick<Route, 'path'>, world: World): Promise<readonly Example[]> {
  if (!route.path.includes(':')) return [{ of: '', path: route.path }];
  const objects = known.get(world) ?? objectsOf(world);
  known.set(world, objects);
  const examples = (await objects).flatMap(({ of, params }) => {
    const values = route.path.startsWith('/desk/') ? { ...params, tracking: params['deskTracking'] } : params;
    const path = route.path.replace(/:(\w+)/g, (whole, name: string) => values[name as keyof typeof values] ?? whole);
    return path.includes(':') ? [] : [{ of, path }];
  });
  if (examples.length === 0) throw new Error(`${route.path} has no example in test/permissions/examples.ts`);
  return examples;
}

async function objectsOf(world: World): Promise<readonly Objects[]> {
  const [lakeside, hillStreet] = [
    await partyOf(world, 'Lakeside Clinic'),
    await partyOf(world, 'Hill Street Pharmacy'),
  ];
  await askAtHillStreet(world);
  await askTheDesk(world, castNpis.lakesideClinic);
  await askTheDesk(world, castNpis.hillStreetPharmacy);
  const preview = previews[0];
  return [
    { of: 'Lakeside', params: { ...(await paramsOf(world, lakeside)), npi: castNpis.lakesideClinic } },
    { of: 'Hill Street', params: { ...(await paramsOf(world, hillStreet)), npi: castNpis.hillStreetPharmacy } },
    { of: 'unknown', params: { token: 'no-such-token' } },
    { of: 'a preview', params: { name: preview?.name ?? '', state: preview?.states[0]?.name ?? '' } },
  ];
}

const partyOf = (world: World, name: string) =>
  world.database.db
    .selectFrom('access.party')
    .select(['party_id', 'reference'])
    .where('legal_name', '=', name)
    .executeTakeFirstOrThrow();

/** The pending request and the newest member of staff of a party, whatever its role. */
async function paramsOf(world: World, party: { readonly party_id: string; readonly reference: string }) {
  const { db } = world.database;
  const requestBy = (way: 'official' | 'documents') =>
    db
      .selectFrom('access.role_request')
      .select('tracking_id')
      .where('party_id', '=', party.party_id)
      .where('status', '=', 'pending')
      .where('approval_way', '=', way)
      .executeTakeFirstOrThrow();
  const member = await db
    .selectFrom('access.membership')
    .select('membership_id')
    .where('party_id', '=', party.party_id)
    .orderBy('membership_id', 'desc')
    .executeTakeFirstOrThrow();
  const [online, atDesk] = [await requestBy('official'), await requestBy('documents')];
  return {
    ref: party.reference,
    tracking: online.tracking_id,
    deskTracking: atDesk.tracking_id,
    membership: member.membership_id,
  };
}

/** The cast brings a request at Lakeside only: here Dara asks the pharmacy. */
async function askAtHillStreet(world: World): Promise<void> {
  const { first, last, phone, email } = cast.priya;
  const asked = await askForRole(await contextOf(world, 'dara'), {
    npi: castNpis.hillStreetPharmacy,
    role: 'staff_end_user',
    contactEmail: null,
    official: { name: `${first} ${last}`, title: 'Owner', phone, email },
    functions: ['registry'],
    attested: false,
  });
  if (!asked.ok) throw new Error(`Dara cannot ask the pharmacy: ${asked.reason}`);
}

/** What the help desk decides: Gus asks to be an official. */
async function askTheDesk(world: World, npi: string): Promise<void> {
  const asked = await askForRole(await contextOf(world, 'gus'), {
    npi,
    role: 'authorized_official',
    contactEmail: null,
    official: null,
    functions: [],
    attested: true,
  });
  if (!asked.ok) throw new Error(`Gus cannot ask the help desk: ${asked.reason}`);
}
