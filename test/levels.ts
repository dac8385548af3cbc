/**
 * A browser that has come as far as each level of `needs`, and the tokens that a form drawn for a browser would carry: for
 * tests that post to the whole table of routes without looking at a page first.
 */
import { tokenDigest } from '../src/platform/crypto/tokens.ts';
import { csrfToken, idempotencyToken, type FormBinding } from '../src/platform/http/form-tokens.ts';
import type { Level, Route } from '../src/platform/http/route.ts';
import type { Client } from './client.ts';
import { beginRegistration, front, toCodePage } from './identity-steps.ts';
import type { World } from './world.ts';

export type Browsers = Readonly<Record<Level | AgencyRole, Client>>;

export async function browsersOfEveryLevel(world: World): Promise<Browsers> {
  const [anyone, terms, registering, half] = [world.visitor(), world.visitor(), world.visitor(), world.visitor()];
  await anyone.get('/terms');
  await front(terms);
  await beginRegistration(world, registering, 'table@newcomer.example');
  await toCodePage(world, half, 'ben');
  return {
    anyone,
    terms,
    registering,
    'half-session': half,
    'signed-in': await world.signedIn('ada'),
    operator: await world.signedIn('omar'),
    reviewer: await world.signedIn('faye'),
    analyst: await world.signedIn('gus'),
    enumerator: await world.signedIn('nora'),
  };
}

/** The browser that has come as far as the route asks; for the guard of an employer that is an official. */
export function browserFor(browsers: Browsers, { needs }: Route): Client {
  if (typeof needs === 'string') return browsers[needs];
  const role = agencyRoles.find((each) => needs.says === `agency: ${each}`);
  return browsers[role ?? 'signed-in'];
}

const agencyRoles = ['operator', 'reviewer', 'analyst', 'enumerator'] as const;
type AgencyRole = (typeof agencyRoles)[number];

/** What forms of this browser are bound to: its session, else its visitor cookie, as the core decides it. */
export async function bindingOf(world: World, client: Client, path: string): Promise<FormBinding> {
  const hat = /^\/for\/([\w-]+)(?:\/|$)/.exec(path)?.[1] ?? '';
  const token = client.cookies.get('session');
  const session = token
    ? await world.database.db
        .selectFrom('identity.session')
        .select('session_id')
        .where('token_digest', '=', tokenDigest(token))
        .where('ended_at', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (session) return { browser: session.session_id, hat };
  if (!client.cookies.has('visitor')) client.cookies.set('visitor', 'visitor-of-a-test');
  return { browser: client.cookies.get('visitor') ?? '', hat };
}

export async function tokensFor(world: World, client: Client, path: string): Promise<URLSearchParams> {
  const binding = await bindingOf(world, client, path);
  const { keyring, clock } = world.parts;
  return new URLSearchParams({
    csrf: csrfToken(keyring, binding),
    idempotency: idempotencyToken(keyring, binding, path, clock.now()),
  });
}
