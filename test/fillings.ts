/**
 * A rightful filling-in of every form that does its work once: a browser that may send it, and the body with the tokens of the
 * page it was drawn on. What must hold of each of them is tried over this table; a route that has none here fails.
 */
import { castNpis } from '../db/seeds/fictional-providers.ts';
import { cast, castPassword, type CastName } from '../db/seeds/cast.ts';
import { accessPaths, inviteAgencyStaff } from '../src/access/index.ts';
import type { Client } from './client.ts';
import {
  beginRegistration,
  bodyOf,
  front,
  giveSecurity,
  informationFields,
  newcomer,
  newestCode,
  securityFields,
  toMethods,
  toReview,
  type Newcomer,
} from './identity-steps.ts';
import { attributeOf } from './html.ts';
import type { Page } from './page.ts';
import type { World } from './world.ts';

export interface Filling {
  readonly client: Client;
  readonly path: string;
  readonly body: URLSearchParams;
}

type Fields = Readonly<Record<string, string>>;
type Fill = (world: World) => Promise<Filling>;

const filled = (client: Client, page: Page, path: string, fields: Fields): Filling => ({
  client,
  path,
  body: bodyOf(page, path, fields),
});

/** Each registration has an address of its own, so that the fillings do not know each other. */
const person = (letters: string): Newcomer => ({ ...newcomer, email: `${letters}@fillings.example`, userId: letters });

async function toSecurity(world: World, who: Newcomer): Promise<{ client: Client; page: Page }> {
  const client = world.visitor();
  const proof = await beginRegistration(world, client, who.email);
  return { client, page: await client.submit(proof, { code: await newestCode(world) }) };
}

function questionsOn(page: Page): Fields {
  const offered = page.document.querySelectorAll('select[name="question1"] option');
  const codes = offered.map((option) => attributeOf(option, 'value') ?? '').filter(Boolean);
  return Object.fromEntries([1, 2, 3, 4, 5].map((place) => [`question${place}`, codes[place - 1] ?? '']));
}

const official = {
  officialName: 'Priya Nair',
  officialTitle: 'Owner',
  officialPhone: '2025550110',
  officialEmail: 'owner@pharmacy.example',
  officialEmailAgain: 'owner@pharmacy.example',
};

/** Everything asked for is filled in; one press sends it. */
async function reviewOf(client: Client, npi: string): Promise<Page> {
  const page = await client.get(accessPaths.employerNewAs(npi, 'staff_end_user'));
  return client.submit(page, { ...official, functions: ['enrollment'] }, 'Continue');
}

async function askedBy(world: World, name: CastName, npi: string): Promise<{ client: Client; tracking: string }> {
  const client = await world.signedIn(name);
  const sent = await client.submit(await reviewOf(client, npi), {}, 'Send request');
  return { client, tracking: sent.path.split('/').at(-1) ?? '' };
}

async function askedToBeOfficial(world: World, name: CastName, npi: string): Promise<string> {
  const client = await world.signedIn(name);
  const form = await client.get(accessPaths.employerNewAs(npi, 'authorized_official'));
  const review = await client.submit(form, { attested: true }, 'Continue');
  return (await client.submit(review, {}, 'Send request')).path.split('/').at(-1) ?? '';
}

async function noteOf(world: World, name: CastName, system: 'enrollment' | 'registry'): Promise<Filling> {
  const client = await world.signedIn(name);
  const at = new RegExp(`^/for/[\\w-]+/${system}$`);
  const work = (await client.get('/home')).links.find(({ href }) => at.test(href))?.href ?? '';
  return filled(client, await client.get(work), `${work}/notes`, { text: `A note in ${system}.` });
}

const { lakesideClinic, hillStreetPharmacy } = castNpis;

const registration: Readonly<Record<string, Fill>> = {
  async '/register'(world) {
    const client = world.visitor();
    await front(client);
    const { email } = person('begins');
    return filled(client, await client.get('/register'), '/register', { email, emailAgain: email });
  },
  async '/register/security'(world) {
    const who = person('secures1');
    const { client, page } = await toSecurity(world, who);
    return filled(client, page, '/register/security', { ...questionsOn(page), ...securityFields(who) });
  },
  async '/register/information'(world) {
    const who = person('informs1');
    const { client, page } = await toSecurity(world, who);
    const fields = { ...informationFields(who), middle: '', suffix: '', businessFax: '', line2: '' };
    return filled(client, await giveSecurity(client, page, who), '/register/information', fields);
  },
  async '/register/mfa/removal'(world) {
    const who = { ...person('removes1'), phone: '2025550174' };
    const client = world.visitor();
    await toReview(world, client, await toMethods(world, client, who), who);
    return filled(client, await client.get('/register/mfa'), '/register/mfa/removal', {});
  },
  async '/register/review'(world) {
    const who = { ...person('reviews1'), phone: '2025550173' };
    const client = world.visitor();
    const review = await toReview(world, client, await toMethods(world, client, who), who);
    return filled(client, review, '/register/review', {});
  },
};

const decisions: Readonly<Record<string, Fill>> = {
  async '/staff/role-requests/:tracking/approval'(world) {
    const { tracking } = await askedBy(world, 'dara', lakesideClinic);
    return decided(world, accessPaths.staffRoleRequest(tracking), 'approval', { functions: 'enrollment' });
  },
  async '/staff/role-requests/:tracking/rejection'(world) {
    const { tracking } = await askedBy(world, 'priya', lakesideClinic);
    return decided(world, accessPaths.staffRoleRequest(tracking), 'rejection', { reason: 'Not hired.' });
  },
  async '/desk/role-requests/:tracking/approval'(world) {
    const tracking = await askedToBeOfficial(world, 'gus', hillStreetPharmacy);
    return decided(world, accessPaths.deskRoleRequest(tracking), 'approval', { documents: 'cp-575' }, 'faye');
  },
  async '/desk/role-requests/:tracking/rejection'(world) {
    const tracking = await askedToBeOfficial(world, 'nora', hillStreetPharmacy);
    return decided(world, accessPaths.deskRoleRequest(tracking), 'rejection', { reason: 'Another name.' }, 'faye');
  },
  async '/staff/members/:membership/disassociation'(world) {
    const client = await world.signedIn('ada');
    const member = await client.follow(await client.get('/staff'), 'Marsh, Cleo');
    const page = await client.follow(member, 'Disassociate');
    return filled(client, page, page.path, { reason: 'She moved away.' });
  },
};

/** By Ada, unless the help desk decides. */
async function decided(world: World, page: string, what: string, fields: Fields, by: CastName = 'ada') {
  const client = await world.signedIn(by);
  return filled(client, await client.get(page), `${page}/${what}`, fields);
}

const others: Readonly<Record<string, Fill>> = {
  async '/profile/password'(world) {
    const client = await world.signedIn('omar');
    const fields = { currentPassword: castPassword, password: 'Brand#26new', passwordAgain: 'Brand#26new' };
    return filled(client, await client.get('/profile/password'), '/profile/password', fields);
  },
  async '/profile/employers/new'(world) {
    const client = await world.signedIn('cleo');
    const page = await client.get(accessPaths.employerNewAs(hillStreetPharmacy, 'staff_end_user'));
    return filled(client, page, page.path.split('?')[0] ?? '', {
      ...official,
      contact: 'primary',
      functions: 'registry',
    });
  },
  async '/profile/employers/requests'(world) {
    const client = await world.signedIn('tom');
    const page = await reviewOf(client, hillStreetPharmacy);
    return filled(client, page, accessPaths.roleRequests, {});
  },
  async '/profile/employers/requests/:tracking/cancellation'(world) {
    const { client, tracking } = await askedBy(world, 'esme', hillStreetPharmacy);
    const page = await client.get(accessPaths.roleRequest(tracking));
    return filled(client, page, accessPaths.roleRequestCancellation(tracking), {});
  },
  async '/agency/invitation'(world) {
    const ctx = world.parts.systemContext('test');
    const { path } = await inviteAgencyStaff(ctx, { role: 'analyst', email: cast.ben.email });
    const client = await world.signedIn('ben');
    return filled(client, await client.get(path), '/agency/invitation', {});
  },
  '/for/:ref/enrollment/notes': (world) => noteOf(world, 'evan', 'enrollment'),
  '/for/:ref/registry/notes': (world) => noteOf(world, 'ada', 'registry'),
};

export const fillings: Readonly<Record<string, Fill>> = { ...registration, ...decisions, ...others };

/** `pattern` is the path of the route. */
export async function fillingOf(pattern: string, world: World): Promise<Filling> {
  const fill = fillings[pattern];
  if (!fill) throw new Error(`POST ${pattern} has no rightful filling-in in test/fillings.ts`);
  return fill(world);
}
