/** What is kept for a time goes when it is over, and not before: each job is run a moment before its end and after it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityJobs } from '../src/identity/index.ts';
import { clearCountersJob } from '../src/platform/http/clear-counters.ts';
import { keepLettersJob } from '../src/platform/mail/keep-letters.ts';
import { beginRegistration, newcomer, rowsOf } from './identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let written: number;

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  const ada = await world.signedIn('ada');
  const request = await ada.follow(await ada.get('/staff/role-requests'), 'Vega, Tom');
  await ada.submit(request, { functions: ['enrollment'] }, 'Approve');
  await beginRegistration(world, world.visitor(), newcomer.email);
  // Nobody sends here.
  await world.database.db
    .updateTable('platform.letter')
    .set({ state: 'sent', next_try_at: null, sent_at: world.clock.now() })
    .execute();
  written = world.clock.now().getTime();
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

/** Rows of the table after the housekeeping of that moment. */
async function left(table: string): Promise<number> {
  const ctx = world.parts.systemContext('test');
  for (const job of [...identityJobs, clearCountersJob, keepLettersJob])
    if (job.recurringEverySeconds !== null) await job.run(ctx, {});
  return (await rowsOf(world, `select from ${table}`)).length;
}

/** Hours since everything was written. */
const elapsed = (): number => (world.clock.now().getTime() - written) / 3_600_000;

it.each([
  [['identity.registration', 'platform.idempotency'], 24],
  [['platform.guess_counter'], 48],
  [['platform.letter'], 90 * 24],
  // Twelve hours of life, and 90 days after its end.
  [['identity.session'], 90 * 24 + 12],
] as const)('%s after %i hours', async (tables, hours) => {
  world.clock.moveHours(hours - 0.1 - elapsed());
  const before = await Promise.all(tables.map(left));
  expect(before.every((rows) => rows > 0)).toBe(true);
  world.clock.moveHours(0.2);
  expect(await Promise.all(tables.map(left))).toEqual(tables.map(() => 0));
});

it('destroys the key of whoever did not complete their registration', async () => {
  expect(await rowsOf(world, `select from platform.data_key where wrapped_key is null`)).toHaveLength(1);
});
