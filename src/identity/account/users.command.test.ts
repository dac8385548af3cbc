/** An operator's verbs, over the whole house: a disabled account is out at once, and in again when it is enabled. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../test/client.ts';
import { givePassword, sendGet } from '../../../test/identity-steps.ts';
import { runVerb } from '../../../test/verbs.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { findAccount } from './account-status.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const users = (verb: string, ...words: string[]) => runVerb(world.parts, `users ${verb}`, words);
const isIn = async (client: Client) => (await sendGet(world, client, '/profile/password')).status === 200;
const failures = () =>
  world.parts.database.app.selectFrom('identity.sign_in_bucket').select(['failures', 'locked_until']).execute();

describe('users', () => {
  it('disables: every session is over, signing in is refused, and enabling brings it back', async () => {
    const client = await world.signedIn('dara');
    const disabled = await users('disable', 'DaraLind', '--json');
    expect(JSON.parse(disabled.out[0] ?? '')).toMatchObject({ status: 'disabled', sessions: 1 });
    expect(await isIn(client)).toBe(false);
    expect(await users('disable', 'daralind')).toMatchObject({ exit: 1, err: ['The account is like that already.'] });
    await expect(world.signedIn('dara')).rejects.toThrow('No form on this page has Send');
    expect(await users('enable', 'daralind')).toMatchObject({ exit: 0, out: ['The account works again.'] });
    expect(await isIn(client)).toBe(false);
    expect(await isIn(await world.signedIn('dara'))).toBe(true);
  });

  it('signs out everywhere, by the account id of the audit, and leaves the account as it is', async () => {
    const clients = [await world.signedIn('ben'), await world.signedIn('ben')];
    const id = (await findAccount(world.parts.systemContext('test'), 'benortiz')) ?? '';
    expect(await users('sign-out', id)).toMatchObject({ exit: 0, out: ['Sessions that were ended: 2.'] });
    expect(await Promise.all(clients.map(isIn))).toEqual([false, false]);
    expect(await isIn(await world.signedIn('ben'))).toBe(true);
  });

  it('unlocks: the failures of every device are forgotten', async () => {
    for (let tried = 0; tried < 3; tried += 1) await givePassword(world.visitor(), 'adaokafor', 'Wrong#2026pw');
    await expect(world.signedIn('ada')).rejects.toThrow('No form on this page has Send');
    expect(await users('unlock', 'adaokafor')).toMatchObject({ exit: 0, out: ['The lock is lifted.'] });
    expect(await failures()).toEqual([]);
    expect(await isIn(await world.signedIn('ada'))).toBe(true);
  });

  it('says who is unknown (1) and how it is called (2)', async () => {
    expect(await users('unlock', 'nobody99')).toMatchObject({ exit: 1, err: ['Nobody has this user ID.'] });
    expect(await users('unlock')).toMatchObject({ exit: 2, err: ['Usage: countersign users unlock ID'] });
    expect(await users('unlock', 'daralind', '--soon')).toMatchObject({ exit: 2 });
  });
});
