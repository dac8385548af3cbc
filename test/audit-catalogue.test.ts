/**
 * Every action of the audit catalogue, brought about as it comes about, done and refused or failed: each is there, with who, what,
 * when, where, from where and how it ended (NIST SP 800-53 AU-3), and nothing personal in it. An action that nobody brings
 * about here fails. Security U1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, castPassword } from '../db/seeds/cast.ts';
import { moduleRoutes } from '../src/app.tsx';
import { begin } from '../src/begin.ts';
import { auditActions } from '../src/platform/audit/audit-actions.ts';
import { moveClock } from '../src/platform/clock/move-clock.ts';
import { newId } from '../src/platform/crypto/id.ts';
import { prepareDataKey } from '../src/platform/crypto/data-keys.ts';
import { prepareShred } from '../src/platform/crypto/shredding.ts';
import { identityJobs } from '../src/identity/index.ts';
import { refusedForGood, type MailTransport, type TextTransport } from '../src/platform/mail/delivery.ts';
import type { OutboxLetter } from '../src/platform/mail/outbox.ts';
import { reviveLetter, sendLetterJob } from '../src/platform/mail/send-letter.ts';
import { allLetters, houseOf } from '../src/letters.ts';
import type { Client } from './client.ts';
import { fillingOf, fillings } from './fillings.ts';
import {
  beginRegistration,
  bodyOf,
  comeFrom,
  front,
  givePassword,
  newestCode,
  otherThan,
  rowsOf,
  sendGet,
  sendPost,
  toCodePage,
} from './identity-steps.ts';
import { tokensFor } from './levels.ts';
import { runVerb } from './verbs.ts';
import { runWaitingJobs } from './waiting-jobs.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let stranger: Client | undefined;
const folder = mkdtempSync(join(tmpdir(), 'countersign-audit-'));
const bringsAllWithinMilliseconds = 180_000;

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  world.clock.moveHours(25);
  await bringAbout();
}, worldOpensWithinMilliseconds + bringsAllWithinMilliseconds);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.end();
});

async function bringAbout(): Promise<void> {
  for (const [index, pattern] of Object.keys(fillings).entries()) {
    comeFrom(`198.23.1.${index + 1}`);
    const { client, path, body } = await fillingOf(pattern, world);
    await sendPost(world, client, path, body);
    // Once more with the tokens of a new page: what was decided or asked is refused now.
    for (const [name, value] of await tokensFor(world, client, path)) body.set(name, value);
    await sendPost(world, client, path, body);
  }
  await atTheDoor();
  await operator();
  await letters();
  await clearing();
}

/** Signing in and out, rightly and wrongly; a password that is not the current one; half a sign-in that is given up. */
async function atTheDoor(): Promise<void> {
  const visitor = world.visitor();
  const page = await toCodePage(world, visitor, 'gus');
  const code = await newestCode(world);
  await visitor.submit(page, { code: otherThan(code) }, 'Verify');
  await visitor.submit(page, { code }, 'Verify');
  const change = { currentPassword: 'Wrong#26pw', password: 'Other#26new', passwordAgain: 'Other#26new' };
  await visitor.submit(await visitor.get('/profile/password'), change, 'Change Password');
  await visitor.submit(await visitor.get('/profile/password'), { ...change, password: 'short' }, 'Change Password');
  await visitor.submit(await visitor.get('/profile/password'), {}, 'Sign Out');
  await visitor.submit(await givePassword(visitor, cast.gus.userId, castPassword), {}, 'Cancel');
  for (let time = 0; time < 3; time += 1) await givePassword(world.visitor(), cast.esme.userId, 'Wrong#1pw');
  const late = await beginRegistration(world, world.visitor(), 'link@audit.example');
  expect(late.path).toBe('/register/proof');
  const [unproven] = await world.letters();
  const token = unproven?.secret?.split(' ')[1] ?? '';
  const other = world.visitor();
  await front(other);
  const press = async () => {
    const link = await other.get(`/register/proof/${token}`);
    const action = `/register/proof/${token}`;
    return sendPost(world, other, action, bodyOf(link, action, {}));
  };
  await press();
  await press();
}

async function operator(): Promise<void> {
  const verbs: readonly (readonly [string, readonly string[]])[] = [
    ['users unlock', ['esmehall']],
    ['users disable', ['noraquist']],
    ['users disable', ['noraquist']],
    ['users enable', ['noraquist']],
    ['users enable', ['noraquist']],
    ['keys rotate', ['code']],
    ['registry export', [join(folder, 'files')]],
  ];
  for (const [verb, words] of verbs) {
    await runVerb(world.parts, verb, words);
    if (verb === 'users disable') await givePassword(world.visitor(), 'noraquist', castPassword);
  }
  const ctx = world.parts.systemContext('test');
  await moveClock(ctx, world.clock, 60);
  const ownerId = newId(ctx.now);
  await prepareDataKey(ctx, ownerId);
  await prepareShred(ctx, ownerId);
  await begin(world.parts);
}

/** Every way out says no for good. */
const deliver = () => Promise.resolve(refusedForGood('smtp-550'));
const mail: MailTransport = { kind: 'smtp', deliver, close: () => Promise.resolve() };
const texts: TextTransport = { kind: 'webhook', deliver };

/** A letter that is given up, and tried again by the operator. */
async function letters(): Promise<void> {
  const letter = (await world.letters()).find(({ state }) => state !== 'sent') satisfies OutboxLetter | undefined;
  const house = houseOf(world.parts.config, 'http://localhost:3000');
  const job = sendLetterJob({ registry: allLetters(), house, mail, texts, observe: () => undefined });
  await rowsOf(
    world,
    `update platform.letter set created_at = created_at - interval '90 days' where letter_id = '${letter?.id}'`,
  );
  await job.run(world.parts.systemContext('test'), { letterId: letter?.id });
  await reviveLetter(world.parts.systemContext('test'), letter?.id ?? '');
}

async function clearing(): Promise<void> {
  await rowsOf(
    world,
    `update identity.person set ssn_sealed = name_sealed where person_id in
    (select person_id from identity.account where user_id = '${cast.priya.userId}')`,
  );
  await (await world.signedIn('priya')).get('/profile');
  await runWaitingJobs(world, identityJobs);
  world.clock.moveHours(25);
  for (const job of identityJobs)
    if (job.recurringEverySeconds !== null) await job.run(world.parts.systemContext('test'), {});
}

const guarded = moduleRoutes.filter(({ needs }) => typeof needs !== 'string');

describe('a person who is refused by a guard', () => {
  it.each(guarded.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    comeFrom('198.23.2.1');
    const client = (stranger ??= await world.signedIn('nora'));
    const path = route.path.replace(/:\w+/g, 'x');
    const before = (await eventsOf('access.deny', 'refused')).length;
    const { status } =
      route.method === 'GET'
        ? await sendGet(world, client, path)
        : await sendPost(world, client, path, await tokensFor(world, client, path));
    expect([403, 404]).toContain(status);
    expect((await eventsOf('access.deny', 'refused')).length - before).toBe(1);
  });
});

/** Told as failed alone: nothing of the kind is ever done. */
const onlyFails: readonly string[] = ['mail.give-up', 'person.open-broken'];
const onlyRefused: readonly string[] = ['access.deny'];

it.each(Object.keys(auditActions))('%s is on record', async (action) => {
  const outcome = onlyFails.includes(action) ? 'failed' : onlyRefused.includes(action) ? 'refused' : 'done';
  expect(await eventsOf(action, outcome)).not.toEqual([]);
});

it.each([
  ['account.disable', 'refused'],
  ['account.enable', 'refused'],
  ['invitation.accept', 'refused'],
  ['membership.disassociate', 'refused'],
  ['password.change', 'refused'],
  ['password.change', 'failed'],
  ['registration.prove-address', 'refused'],
  ['role-request.approve', 'refused'],
  ['role-request.cancel', 'refused'],
  ['role-request.reject', 'refused'],
  ['role-request.send', 'refused'],
  ['sign-in.code', 'failed'],
  ['sign-in.password', 'refused'],
  ['sign-in.password', 'failed'],
])('%s is on record as %s', async (action, outcome) => {
  const events = await eventsOf(action, outcome);
  expect(events).not.toEqual([]);
  expect(events.filter(({ reason }) => !reason)).toEqual([]);
});

const eventsOf = (action: string, outcome: string) =>
  rowsOf(world, `select * from audit.event where action = '${action}' and outcome = '${outcome}'`);

it('every event says who, what, when, where, from where and how it ended, and nothing of anybody', async () => {
  const events = await rowsOf(world, 'select * from audit.event');
  expect(events.length).toBeGreaterThan(100);
  const incomplete = events.filter((event) => {
    const { actor_kind: kind, actor_account: account, actor_session: session, actor_system: system } = event;
    const who = kind === 'account' ? account && session : kind === 'system' ? system : kind === 'anonymous';
    const { action, happened_at: at, process: node, client_address: from, outcome, request_id: request } = event;
    return !(who && action && at && node && from && outcome && request && event['policy'] && event['policy_version']);
  });
  expect(incomplete).toEqual([]);
  const text = JSON.stringify(events);
  const values = Object.values(cast).flatMap(({ ssn, birthDate, email, phone, last }) => [
    ssn,
    birthDate,
    email,
    phone,
    last,
  ]);
  expect([...values, castPassword, '123456668'].filter((value) => text.includes(value))).toEqual([]);
});
