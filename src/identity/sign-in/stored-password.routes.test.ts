/**
 * What is stored of passwords and answers, as somebody with the database sees it; and a hash taken over from elsewhere, which
 * becomes one of ours when its owner signs in, and only then. Security P6.
 */
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cast, castPassword } from '../../../db/seeds/cast.ts';
import { givePassword, rowsOf } from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

/** Argon2id at 19 MiB and 2 passes at least, 128 bits of salt, a pepper wrapped by a key that is named and not here. */
const ours =
  /^\$argon2id\$v=19\$m=(19456|[2-9]\d{4}|\d{6}),t=([2-9]|\d\d),p=1,pepper=[a-z0-9-]+,wrapped=[\w+/]{54}\$[\w+/]{22,}\$[\w+/]{43}$/;

it('every stored hash is slow, salted by itself and peppered', async () => {
  const rows = await rowsOf(
    world,
    'select password_hash as hash from identity.credential union all select answer_hash from identity.security_answer',
  );
  const hashes = rows.map(({ hash }) => String(hash));
  expect(hashes.length).toBeGreaterThanOrEqual(12 * 6);
  expect(hashes.filter((hash) => !ours.test(hash))).toEqual([]);
  expect(new Set(hashes.map((hash) => hash.split('$')[4]))).toHaveLength(hashes.length);
});

const accountOf = (userId: string) => `(select account_id from identity.account where user_id = '${userId}')`;

async function hashOf(userId: string): Promise<string> {
  const [row] = await rowsOf(
    world,
    `select password_hash from identity.credential where retired_at is null and account_id = ${accountOf(userId)}`,
  );
  return String(row?.['password_hash']);
}

it('one of PBKDF2 opens for its password, and is one of ours from then on', async () => {
  const { userId } = cast.dara;
  const [salt, text] = [randomBytes(16), (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')];
  const hash = pbkdf2Sync(castPassword, salt, 600_000, 32, 'sha256');
  const taken = `$pbkdf2-sha256$i=600000$${text(salt)}$${text(hash)}`;
  await rowsOf(
    world,
    `update identity.credential set password_hash = '${taken}'
     where retired_at is null and account_id = ${accountOf(userId)}`,
  );
  expect((await givePassword(world.visitor(), userId, 'Wrong#2026pw')).status).toBe(422);
  expect(await hashOf(userId), 'after a wrong password').toBe(taken);
  expect((await givePassword(world.visitor(), userId, castPassword)).heading).toContain('Method');
  expect(await hashOf(userId)).toMatch(ours);
  expect((await givePassword(world.visitor(), userId, castPassword)).heading).toContain('Method');
});
