/** The human check over HTTP: what a program gets that fills in the trap, hurries, or works, and what each costs its address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginRegistration, front, rowsOf, withoutTokens } from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

describe('a form that comes back sooner than a person types', () => {
  it('is taken, and counts twice against its address', async () => {
    const client = world.visitor();
    const triesOf = async () => {
      const rows = await rowsOf(
        world,
        "select coalesce(sum(tries), 0)::int as tries from platform.guess_counter where channel = 'registration-address'",
      );
      return Number(rows[0]?.['tries']);
    };
    const before = await triesOf();
    expect((await beginRegistration(world, client, 'quick@newcomer.example')).path).toBe('/register/proof');
    expect(await triesOf()).toBe(before + 2);
    const page = await client.get('/register');
    world.clock.moveHours(4 / 3600);
    const email = 'slow@newcomer.example';
    expect((await client.submit(page, { email, emailAgain: email })).path).toBe('/register/proof');
    expect(await triesOf()).toBe(before + 3);
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
    expect((await world.letters())[0]?.to).toBe(email);
    const other = world.visitor();
    await front(other);
    const next = await other.submit(await other.get('/register'), trapped);
    expect((await other.submit(next, { code: '123456' }, 'Confirm')).text).toContain('Begin again');
  });
});
