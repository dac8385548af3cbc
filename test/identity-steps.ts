/**
 * What people do at the door of identity, for route tests: accept the terms, give a password and a code, register. And
 * posts as bytes, for many at once: they follow nothing and keep no cookies.
 */
import pg from 'pg';
import { cast, castPassword, type CastName } from '../db/seeds/cast.ts';
import type { Client } from './client.ts';
import { attributeOf } from './html.ts';
import { formsOf, type Page } from './page.ts';
import type { World } from './world.ts';

/** The front page in a browser that has accepted the terms. */
export async function front(client: Client): Promise<Page> {
  const page = await client.get('/');
  return page.path.startsWith('/terms') ? client.submit(page, {}, 'Accept') : page;
}

export const givePassword = async (client: Client, userId: string, password: string): Promise<Page> =>
  client.submit(await front(client), { userId, password });

/** The newest code that still works, whoever it was sent to. */
export async function newestCode(world: World): Promise<string> {
  const secret = (await world.letters()).find((letter) => letter.secret !== null)?.secret;
  if (!secret) throw new Error('No code was sent');
  return secret.slice(0, 6);
}

/** Half signed in, a code sent: the page that asks for it. A minute passes, so that the newest letter is this one. */
export async function toCodePage(world: World, client: Client, name: CastName): Promise<Page> {
  world.clock.moveHours(1 / 60);
  const method = await givePassword(client, cast[name].userId, castPassword);
  return client.submit(method, {}, 'Send');
}

/** Another code than the one that was sent. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Hidden values of the form that posts to `action`, with these fields added. */
export function bodyOf(page: Page, action: string, fields: Readonly<Record<string, string>>): URLSearchParams {
  const form = formsOf(page.document).find((each) => attributeOf(each, 'action') === action);
  if (!form) throw new Error(`No form on ${page.path} posts to ${action}`);
  const hidden = form
    .querySelectorAll('input')
    .filter((input) => attributeOf(input, 'type') === 'hidden')
    .map((input): [string, string] => [attributeOf(input, 'name') ?? '', attributeOf(input, 'value') ?? '']);
  return new URLSearchParams([...hidden, ...Object.entries(fields)]);
}

/** One post with the cookies that this browser has now. The address is one of its own, far from any limit. */
export async function sendPost(
  world: World,
  client: Client,
  path: string,
  body: URLSearchParams | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return send(world, client, path, { method: 'POST', body: body.toString(), headers: { ...formHeaders, ...headers } });
}

export const sendGet = (world: World, client: Client, path: string): Promise<Response> =>
  send(world, client, path, { method: 'GET', headers: {} });

const formHeaders = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'http://localhost:3000',
  'sec-fetch-site': 'same-origin',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

let clientAddress = '198.51.100.1';

/** From another address from now on: for tables of tests that post more than one client may in a second. */
export function comeFrom(address: string): void {
  clientAddress = address;
}

function send(world: World, client: Client, path: string, init: RequestInit): Promise<Response> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = new Request(new URL(path, 'http://localhost:3000'), init);
  if (cookie) request.headers.set('cookie', cookie);
  return world.core.fetch(request, { requestId: 'test', clientAddress });
}

/** A page without what differs each time: tokens, and the user ID that was typed. */
export const withoutTokens = (body: string, userId: string): string =>
  body
    .replaceAll(/name="(csrf|idempotency)" value="[^"]*"/g, '$1')
    .replaceAll(/data-csrf="[^"]*"/g, '')
    .replaceAll(`value="${userId}"`, 'value=""');

/** Looks behind the grants: what nobody but the owner of the database can read. */
export async function rowsOf(world: World, statement: string): Promise<readonly Record<string, unknown>[]> {
  const admin = new pg.Client({ connectionString: world.database.adminUrl });
  await admin.connect();
  try {
    return (await admin.query(statement)).rows;
  } finally {
    await admin.end();
  }
}

export interface Newcomer {
  readonly first: string;
  readonly last: string;
  readonly userId: string;
  readonly password: string;
  readonly email: string;
  /** As typed, and as stored. */
  readonly phone: string;
  readonly ssn: string;
  readonly street: string;
}

export const newcomer: Newcomer = {
  first: 'Wilhelmina',
  last: 'Quarterman',
  userId: 'wquarter',
  password: 'Lake#2026ok',
  email: 'wilma@newcomer.example',
  phone: '2025550177',
  ssn: '900551234',
  street: '77 Unlikely Street',
};

/** To the page "Confirm your e-mail address". A minute passes, so that the newest letter is this one. */
export async function beginRegistration(world: World, client: Client, email: string): Promise<Page> {
  world.clock.moveHours(1 / 60);
  await front(client);
  return client.submit(await client.get('/register'), { email, emailAgain: email });
}

export const securityFields = (who: Newcomer): Record<string, string> => ({
  userId: who.userId,
  password: who.password,
  passwordAgain: who.password,
  ...Object.fromEntries(
    ['first-pet', 'first-school', 'street', 'city', 'book'].flatMap((answer, index) => [
      [`answer${index + 1}`, `${answer} of mine`],
    ]),
  ),
});

export const informationFields = (who: Newcomer): Record<string, string> => ({
  first: who.first,
  last: who.last,
  businessPhone: '2025550178',
  personalPhone: who.phone,
  country: 'US',
  line1: who.street,
  city: 'Springfield',
  state: 'IL',
  postalCode: '62701',
  birthDate: '04/28/1990',
  ssn: who.ssn,
});

/** Fills step 1 on its page; the questions are the first five that are offered. */
export function giveSecurity(client: Client, page: Page, who: Newcomer): Promise<Page> {
  const offered = page.document
    .querySelectorAll('select[name="question1"] option')
    .map((option) => attributeOf(option, 'value') ?? '')
    .filter(Boolean);
  const questions = [1, 2, 3, 4, 5].map((position): [string, string] => [
    `question${position}`,
    offered[position - 1] ?? '',
  ]);
  return client.submit(page, { ...Object.fromEntries(questions), ...securityFields(who) });
}

/** From the confirmed address to the page "MFA Setup". */
export async function toMethods(world: World, client: Client, who: Newcomer): Promise<Page> {
  const proof = await beginRegistration(world, client, who.email);
  const security = await client.submit(proof, { code: await newestCode(world) });
  const information = await giveSecurity(client, security, who);
  return client.submit(information, informationFields(who));
}

/** On from "MFA Setup" to "Final Review". */
export async function toReview(world: World, client: Client, methods: Page, who: Newcomer): Promise<Page> {
  world.clock.moveHours(1 / 60);
  const code = await client.submit(methods, { kind: 'text', phone: who.phone, agrees: true }, 'Send');
  await client.submit(code, { code: await newestCode(world) });
  return client.get('/register/review');
}
