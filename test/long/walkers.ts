/**
 * People who walk the main job over HTTP while the server is being killed: newcomers register, ask, work; Ada approves them
 * and ends their role. They do what people do when nothing answers: wait, and press the same button again. What the server
 * has acknowledged is noted at once, so that the books can be compared with it.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { cast, castPassword } from '../../db/seeds/cast.ts';
import { createClient, type Client } from '../client.ts';
import { giveSecurity, informationFields, type Newcomer } from '../identity-steps.ts';
import type { FieldValues } from '../form-filling.ts';
import type { Page } from '../page.ts';
import type { PostBoxes } from './post-boxes.ts';

/** What the server has said yes to. */
export interface Acknowledged {
  /** User IDs of completed registrations. */
  readonly accounts: Set<string>;
  /** Tracking ID → user ID of who asked. */
  readonly requests: Map<string, string>;
  /** Tracking IDs. */
  readonly approvals: Set<string>;
  /** User IDs: each writes one note, and loses their role once. */
  readonly notes: Set<string>;
  readonly endings: Set<string>;
  /** Presses that got no answer, and were pressed again. */
  repeats: number;
  /** User IDs that somebody tried to register. */
  readonly tried: Set<string>;
}

export const nothingYet = (): Acknowledged => ({
  accounts: new Set(),
  requests: new Map(),
  approvals: new Set(),
  notes: new Set(),
  endings: new Set(),
  tried: new Set(),
  repeats: 0,
});

export interface Walk {
  readonly origin: string;
  readonly boxes: PostBoxes;
  readonly yes: Acknowledged;
  /** Nobody begins anything new once this is so; what is begun is finished. */
  readonly over: AbortSignal;
}

const answersWithinMilliseconds = 20_000;
const againAfterMilliseconds = 150;
const stuckAfterMilliseconds = 600_000;

interface Browser {
  readonly client: Client;
  get(path: string): Promise<Page>;
  /** What came last, newest last: for whoever has to find out why somebody is stuck. */
  readonly seen: string[];
  /** Presses once, and again with the same form for as long as nobody answers. */
  press(page: Page, values: FieldValues, button?: string): Promise<Page>;
}

function browserOf({ origin, yes }: Walk, address: string): Browser {
  const client = createClient(
    (request) => {
      request.headers.set('x-forwarded-for', address);
      return fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(answersWithinMilliseconds) });
    },
    { origin, checksHtml: false },
  );
  const seen: string[] = [];
  const insist = async (ask: () => Promise<Page>): Promise<Page> => {
    const deadline = performance.now() + stuckAfterMilliseconds;
    for (;;) {
      const page = await ask().catch((error: unknown) => {
        if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return null;
        throw error;
      });
      seen.push(page ? `${page.status} ${page.path} (${page.heading}) ${JSON.stringify(page.errors)}` : 'no answer');
      if (page?.status === 500) throw new Error(`A fault at ${page.path}: ${page.text}`);
      if (page && !page.headers.has('retry-after')) return page;
      if (performance.now() > deadline) throw new Error(`Nobody answers: ${page?.status} ${page?.path}`);
      yes.repeats += 1;
      await pause(againAfterMilliseconds);
    }
  };
  return {
    client,
    seen,
    get: (path) => insist(() => client.get(path)),
    press: (page, values, button) => insist(() => client.submit(page, values, button)),
  };
}

async function front({ get, press }: Browser): Promise<Page> {
  const page = await get('/');
  return page.path.startsWith('/terms') ? press(page, {}, 'Accept') : page;
}

/** From wherever the browser stands to Home; a half-done sign-in is begun anew. False: this account cannot sign in. */
async function signIn(walk: Walk, browser: Browser, who: { userId: string; password: string; phone: string }) {
  const { get, press, client } = browser;
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await get('/home')).path === '/home') return true;
    client.cookies.delete('session');
    const given = await press(await front(browser), { userId: who.userId, password: who.password });
    if (given.path === '/home') return true;
    if (!given.path.startsWith('/sign-in/method')) {
      if (given.status === 422) return false;
      continue;
    }
    const seen = walk.boxes.count(who.phone);
    const sent = await press(given, {}, 'Send');
    const code = sent.path.startsWith('/sign-in/code') ? await walk.boxes.code(who.phone, seen) : null;
    if (code) await press(sent, { code });
  }
  throw new Error(`${who.userId} cannot sign in`);
}

/** From 100 on: below it the SSN would have a group 00, which nobody has. */
let numbers = randomInt(100, 1000);

function newPerson(): Newcomer {
  numbers += 1;
  const letters = [...String(numbers).padStart(5, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return {
    first: 'Walker',
    last: `Number${letters}`,
    userId: `walk${letters}`,
    password: 'Lake#2026ok',
    email: `${letters}@walkers.example`,
    phone: `202555${String(numbers % 10_000).padStart(4, '0')}`,
    ssn: `9${String(numbers).padStart(6, '0')}12`,
    street: `${numbers} Unlikely Street`,
  };
}

/** One newcomer from the terms to the end of their role. */
async function walkOnce(walk: Walk, who: Newcomer): Promise<void> {
  const { yes } = walk;
  const browser = browserOf(walk, `198.18.${numbers % 250}.${randomInt(1, 250)}`);
  await register(walk, browser, who);
  await askForWork(walk, browser, who);
  const work = await untilSomething(browser, 'the approval shows at Home', async () => {
    await signIn(walk, browser, who);
    const home = await browser.get('/home');
    return home.links.find(({ text }) => text.startsWith('Open Enrollment'))?.href ?? null;
  });
  const noted = await browser.press(await browser.get(work), { text: `Note of ${who.userId}.` }, 'Save note');
  if (noted.status !== 409 && !noted.text.includes(`Note of ${who.userId}.`))
    throw new Error(`The note was not taken: ${noted.status} ${noted.heading}`);
  yes.notes.add(who.userId);
  await untilSomething(browser, 'the role has ended', async () =>
    (await browser.get(work)).status === 403 ? true : null,
  );
}

async function untilSomething<Found>(
  { seen }: Browser,
  what: string,
  look: () => Promise<Found | null>,
): Promise<Found> {
  const deadline = performance.now() + stuckAfterMilliseconds;
  while (performance.now() < deadline) {
    const found = await look();
    if (found !== null) return found;
    await pause(100);
  }
  throw new Error(`Waited too long until ${what}; last:\n${seen.slice(-20).join('\n')}`);
}

async function register(walk: Walk, browser: Browser, who: Newcomer): Promise<void> {
  const { boxes, yes } = walk;
  let reviewed = false;
  yes.tried.add(who.userId);
  const given = async (address: string, page: Page, send: () => Promise<Page>): Promise<void> => {
    const seen = Math.max(0, boxes.count(address) - 1);
    const code = await boxes.code(address, seen);
    if (code) await browser.press(page, { code });
    else await send();
  };
  await untilSomething(browser, `${who.userId} is registered`, async () => {
    const page = await browser.get('/register/review');
    const at = page.path.split('?')[0];
    if (at === '/register/review') {
      reviewed = true;
      const done = await browser.press(page, {});
      return done.path === '/register/complete' ? true : null;
    }
    if (at === '/register/proof') await given(who.email, page, () => browser.press(page, {}, 'Send'));
    else if (at === '/register/security') await giveSecurityStep(browser, page, who);
    else if (at === '/register/information') await browser.press(page, informationFields(who));
    else if (at === '/register/mfa') {
      const methods = await browser.press(page, { kind: 'text', phone: who.phone, agrees: true }, 'Send');
      if (methods.path === '/register/mfa/code') await given(who.phone, methods, () => browser.get('/register/mfa'));
    } else if (reviewed && (await signIn(walk, browser, who))) return true;
    else {
      await front(browser);
      const begin = await browser.get('/register');
      if (begin.path.startsWith('/register')) await browser.press(begin, { email: who.email, emailAgain: who.email });
    }
    return null;
  });
  yes.accounts.add(who.userId);
}

const giveSecurityStep = (browser: Browser, page: Page, who: Newcomer): Promise<Page> =>
  giveSecurity({ ...browser.client, submit: (at, values = {}) => browser.press(at, values) }, page, who);

async function askForWork(walk: Walk, browser: Browser, who: Newcomer): Promise<void> {
  const { yes } = walk;
  const tracking = await untilSomething(browser, 'the request is sent', async () => {
    await signIn(walk, browser, who);
    const found = await browser.get('/profile/employers/search?organizationName=lakeside&state=IL');
    const choice = found.links.find(({ text }) => text.startsWith('Lakeside Clinic'));
    if (!choice) throw new Error(`Lakeside Clinic was not found: ${found.heading}`);
    const page = await browser.get(`${choice.href}&role=staff_end_user`);
    const review = await browser.press(page, officialFields, 'Continue');
    const sent = await browser.press(review, {}, 'Send request');
    const waiting = sent.status === 409 || sent.status === 422 ? await browser.get('/profile/employers') : sent;
    return /T\d{15}/.exec(waiting.path + waiting.body)?.[0] ?? null;
  });
  yes.requests.set(tracking, who.userId);
}

const officialFields = {
  officialName: 'Ada Okafor',
  officialTitle: 'Director',
  officialPhone: '202-555-0104',
  officialEmail: cast.ada.email,
  officialEmailAgain: cast.ada.email,
  functions: ['enrollment'],
};

/** Newcomers one after another, so many at a time, and Ada, until it is over and everybody has come to their end. */
export async function walkTogether(walk: Walk, atOnce: number): Promise<void> {
  const newcomers = Array.from({ length: atOnce }, async () => {
    while (!walk.over.aborted) await walkOnce(walk, newPerson());
  });
  const home = new AbortController();
  const everybody = Promise.all(newcomers).finally(() => home.abort());
  await Promise.all([everybody, official(walk, home.signal)]);
}

/** Ada: approves whatever waits, and ends the role of whoever has written their note. */
async function official(walk: Walk, alone: AbortSignal): Promise<void> {
  const browser = browserOf(walk, '198.19.0.1');
  const { userId, phone } = cast.ada;
  const ada = { userId, password: castPassword, phone: phone.replace(/\D/g, '').slice(-10) };
  while (!alone.aborted) {
    await signIn(walk, browser, ada);
    await approveAll(walk, browser);
    await endAll(walk, browser);
    await pause(50);
  }
}

async function approveAll({ yes }: Walk, { get, press }: Browser): Promise<void> {
  const { body } = await get('/staff/role-requests');
  for (const tracking of new Set(body.match(/T\d{15}/g) ?? [])) {
    const page = await get(`/staff/role-requests/${tracking}`);
    if (!page.text.includes('Walker') || !page.buttons.some((text) => text.startsWith('Approve'))) continue;
    const approved = await press(page, { functions: ['enrollment'] }, 'Approve');
    if (approved.text.includes('approved this')) yes.approvals.add(tracking);
    else if (approved.status !== 409) throw new Error(`Not approved: ${approved.status} ${approved.heading}`);
  }
}

async function endAll({ yes }: Walk, { get, press }: Browser): Promise<void> {
  const ready = [...yes.notes].filter((userId) => !yes.endings.has(userId));
  for (const userId of ready) {
    const letters = userId.slice('walk'.length);
    const staff = await get(`/staff?last=Number${letters}`);
    const member = staff.links.find(({ href }) => /^\/staff\/members\/[0-9a-f-]+$/.test(href));
    if (!member) continue;
    const confirm = await get(`${member.href}/disassociation`);
    const isOpen = confirm.buttons.some((text) => text.startsWith('Disassociate now'));
    const ended = isOpen ? await press(confirm, { reason: 'The walk is over.' }, 'Disassociate now') : confirm;
    if (ended.text.includes('This role has ended')) yes.endings.add(userId);
    else if (ended.status !== 409) throw new Error(`Not ended: ${ended.status} ${ended.heading}`);
  }
}
