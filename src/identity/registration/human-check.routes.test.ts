/** The human check over HTTP: what a program gets that fills in the trap, hurries, or works, and what each costs its address. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../test/client.ts';
import { attributeOf } from '../../../test/html.ts';
import { beginRegistration, bodyOf, front, rowsOf, sendPost, withoutTokens } from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

/** How much of each budget the addresses of this world have used. */
async function used(): Promise<{ worked: number; plain: number }> {
  const rows = await rowsOf(
    world,
    `select coalesce(sum(tries) filter (where channel = 'registration-worked'), 0)::int as worked,
            coalesce(sum(tries) filter (where channel = 'registration-address'), 0)::int as plain
     from platform.guess_counter`,
  );
  return rows[0] as { worked: number; plain: number };
}

/** What the use of `run` adds to each. */
async function spent(run: () => Promise<unknown>): Promise<{ worked: number; plain: number }> {
  const before = await used();
  await run();
  const after = await used();
  return { worked: after.worked - before.worked, plain: after.plain - before.plain };
}

describe('a form that comes back sooner than a person types', () => {
  it('is taken, and counts twice against its address', async () => {
    const client = world.visitor();
    const quick = () => beginRegistration(world, client, 'quick@newcomer.example');
    expect(await spent(quick)).toEqual({ worked: 0, plain: 2 });
    const page = await client.get('/register');
    world.clock.moveHours(4 / 3600);
    const email = 'slow@newcomer.example';
    expect(await spent(() => client.submit(page, { email, emailAgain: email }))).toEqual({ worked: 0, plain: 1 });
  });
});

describe('the field that no person sees', () => {
  it('gives a program the page that everybody gets, and sends nothing', async () => {
    const client = world.visitor();
    const someoneElse = await beginRegistration(world, world.visitor(), 'nobody1@newcomer.example');
    const letters = (await world.letters()).length;
    await front(client);
    const email = 'trapped@newcomer.example';
    const page = await client.submit(await client.get('/register'), { email, emailAgain: email, comments: 'Buy now' });
    const text = ({ body }: typeof page, of: string) => withoutTokens(body, '').replaceAll(of, 'address');
    expect(page.path).toBe('/register/proof');
    expect(text(page, email)).toBe(text(someoneElse, 'nobody1@newcomer.example'));
    expect((await world.letters()).length).toBe(letters);
    expect(await rowsOf(world, "select action, outcome from audit.event where reason = 'trap-filled'")).toEqual([
      { action: 'registration.start', outcome: 'refused' },
    ]);
  });

  it('lets a person whose browser filled it in begin again', async () => {
    const client = world.visitor();
    await front(client);
    const email = 'autofilled@newcomer.example';
    const trapped = { email, emailAgain: email, comments: 'x' };
    const proof = await client.submit(await client.get('/register'), trapped);
    const begin = await client.submit(proof, {}, 'Send a new code');
    expect(begin.text).toContain('Begin again, and a new one is sent.');
    expect((await client.submit(begin, { email, emailAgain: email })).path).toBe('/register/proof');
    expect((await world.letters()).map(({ to }) => to)).toContain(email);
    const other = world.visitor();
    await front(other);
    const next = await other.submit(await other.get('/register'), trapped);
    expect((await other.submit(next, { code: '123456' }, 'Confirm')).text).toContain('Begin again');
  });
});

describe('the work of a browser', () => {
  interface Form {
    readonly client: Client;
    readonly body: URLSearchParams;
  }
  /** A form as it is sent after four seconds; its work is not done. */
  async function drawn(): Promise<Form & { challenge: Challenge }> {
    const client = world.visitor();
    await front(client);
    const page = await client.get('/register');
    const field = page.document.querySelector('input[name="work"]');
    const challenge = JSON.parse((field && attributeOf(field, 'data-work')) ?? '') as Challenge;
    world.clock.moveHours(4 / 3600);
    return { client, body: bodyOf(page, '/register', {}), challenge };
  }
  /** Takes most of a second, as it does in a browser. */
  async function worked(): Promise<Form> {
    const { challenge, ...form } = await drawn();
    form.body.set('work', packed({ challenge, solution: await solveChallenge({ challenge, deriveKey }) }));
    return form;
  }
  const packed = (work: unknown): string => Buffer.from(JSON.stringify(work)).toString('base64');
  let count = 0;
  async function send({ client, body }: Form): Promise<string> {
    const email = `worked${(count += 1)}@newcomer.example`;
    for (const name of ['email', 'emailAgain']) body.set(name, email);
    const answer = await sendPost(world, client, '/register', body);
    return `${answer.status} ${answer.headers.get('location') ?? ''}`;
  }
  const taken = async (form: Form) => expect(await send(form)).toBe('303 /register/proof');
  const copy = (names: readonly string[], from: Form, to: Form) => {
    for (const name of names) to.body.set(name, from.body.get(name) ?? '');
  };

  it('is taken from a wider budget, for its own form and once, however many bring it at the same time', async () => {
    const done = await worked();
    const stranger = await drawn();
    copy(['work'], done, stranger);
    expect(await spent(() => taken(stranger))).toEqual({ worked: 0, plain: 1 });
    const others = [await drawn(), await drawn(), await drawn()];
    for (const other of others) copy(['drawn', 'work'], done, other);
    expect(await spent(() => Promise.all([done, ...others].map(taken)))).toEqual({ worked: 1, plain: 3 });
  });

  it.each([
    ['missing', ''],
    ['no base64', 'x'],
    ['no object', packed(null)],
    ['of another shape', packed({ challenge: { parameters: {} }, solution: [] })],
  ])('is as good as none where it is %s', async (_what, work) => {
    const form = await drawn();
    form.body.set('work', work);
    expect(await spent(() => taken(form))).toEqual({ worked: 0, plain: 1 });
  });

  it('lets a person in whose address has used up what is free', async () => {
    const [done, first, second] = [await worked(), await drawn(), await drawn()];
    await taken(first);
    await rowsOf(world, "update platform.guess_counter set tries = 120 where channel = 'registration-address'");
    expect(await send(second)).toBe('429 ');
    await taken(done);
  });
});
