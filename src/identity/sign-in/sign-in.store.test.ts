/** The count of tries in SQL says what the rule says, over random histories, under every policy. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, worldBegins, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';
import { countGuess } from '../../platform/http/guesses.ts';
import { POLICIES } from '../policies.rules.ts';
import { countTry, giveTryBack, type Bucket } from './sign-in.rules.ts';
import { givePasswordTryBack } from './password-try.store.ts';
import { countBucketTry, giveBucketTryBack } from './sign-in.store.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const step = fc.record({
  minutesLater: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom(29, 30, 31, 59, 60, 61, 119, 120, 121)),
  right: fc.boolean(),
});
const policyNames = ['legacy', 'cms-ars-5', 'nist-800-63b-4'] as const;

it('counts, locks, unlocks and gives back as the rule does', { timeout: 60_000 }, async () => {
  const { db } = world.database;
  const { account_id: accountId } = await db
    .selectFrom('identity.account')
    .select('account_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  let history = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...policyNames), fc.array(step, { maxLength: 25 }), async (name, steps) => {
      history += 1;
      const { lock } = POLICIES[name];
      const bucketName = `history-${history}`;
      let bucket: Bucket | null = null;
      let now = worldBegins.getTime();
      for (const { minutesLater, right } of steps) {
        now += minutesLater * 60_000;
        const at = new Date(now);
        const ruled = countTry(lock, bucket, at);
        const counted = await countBucketTry(db, accountId, bucketName, lock, at);
        expect(counted).toEqual(
          ruled.ok ? { failures: ruled.value.failures, lockedUntil: ruled.value.lockedUntil } : null,
        );
        if (!ruled.ok) continue;
        bucket = right ? giveTryBack(ruled.value) : ruled.value;
        if (right) await giveBucketTryBack(db, accountId, bucketName);
      }
    }),
    { numRuns: 60 },
  );
});

it('counts twenty parallel tries no further than the limit', async () => {
  const { db } = world.database;
  const { account_id: accountId } = await db
    .selectFrom('identity.account')
    .select('account_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { lock } = POLICIES.legacy;
  const counted = await Promise.all(
    Array.from({ length: 20 }, () => countBucketTry(db, accountId, 'parallel', lock, worldBegins)),
  );
  expect(counted.filter((count) => count !== null)).toHaveLength(lock.failuresAllowed);
  expect(counted.filter((count) => count?.lockedUntil)).toHaveLength(1);
});

it('a right password gives the try of its address back in the same statement', async () => {
  const { db } = world.database;
  const { account_id: accountId } = await db
    .selectFrom('identity.account')
    .select('account_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [limit, key] = [{ channel: 'test', tries: 5, windowMinutes: 15 }, Buffer.alloc(32, 7)];
  const count = () => countGuess(db, limit, key, worldBegins);
  await count();
  await count();
  await countBucketTry(db, accountId, 'together', POLICIES.legacy.lock, worldBegins);
  await givePasswordTryBack(db, {
    accountId,
    bucket: 'together',
    address: { channel: limit.channel, keyDigest: key },
  });
  const { rows } = await sql`select failures, (select tries from platform.guess_counter where key_digest = ${key})
    from identity.sign_in_bucket where bucket = 'together'`.execute(db);
  expect(rows).toEqual([{ failures: 0, tries: 1 }]);
});
