/**
 * Races over HTTP between two processes: two people complete a registration with one address at the same moment, and an
 * official approves while another declines and the requester takes it back. One truth, one set of letters. Security Z7.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { castNpis } from '../../db/seeds/fictional-providers.ts';
import { cast } from '../../db/seeds/cast.ts';
import { accessPaths } from '../../src/access/index.ts';
import type { Client } from '../client.ts';
import { bodyOf, comeFrom, newcomer, sendPost, toMethods, toReview } from '../identity-steps.ts';
import { tokensFor } from '../levels.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const takesAtMostMilliseconds = 1_800_000;
const other = (): World => ({ ...world, core: world.otherCore });

it('gives one address to one account', { timeout: takesAtMostMilliseconds }, async () => {
  for (let round = 0; round < 5; round += 1) {
    const email = `twin${round}@newcomer.example`;
    const reviews = [];
    for (const twin of ['a', 'b']) {
      const who = {
        ...newcomer,
        email,
        userId: `twin${twin}${round}x`,
        phone: `20255502${round}${twin === 'a' ? 1 : 2}`,
      };
      const client = world.visitor();
      const review = await toReview(world, client, await toMethods(world, client, who), who);
      reviews.push([client, bodyOf(review, '/register/review', {})] as const);
    }
    comeFrom(`198.21.1.${round + 1}`);
    const answers = await Promise.all(
      reviews.map(([client, body], index) => sendPost(index === 0 ? world : other(), client, '/register/review', body)),
    );
    const places = answers.map(({ status, headers }) => `${status} ${headers.get('location') ?? ''}`).toSorted();
    expect(places).toEqual(['303 /register/complete', '303 /register?over=1']);
  }
});

const rounds = 1000;
/** One person asks at most twenty times in a day; and all rounds are over before a password is 60 days old. */
const roundsPerDay = 19;
const hoursPerDay = 24.1;

it('lets one decision stand', { timeout: takesAtMostMilliseconds }, async () => {
  let [ada, ben, dara]: Client[] = [];
  for (let round = 0; round < rounds; round += 1) {
    comeFrom(`198.21.${2 + Math.floor(round / 200)}.${1 + (round % 200)}`);
    if (round % roundsPerDay === 0) {
      world.clock.moveHours(hoursPerDay);
      [ada, ben, dara] = [await world.signedIn('ada'), await world.signedIn('ben'), await world.signedIn('priya')];
    }
    if (!ada || !ben || !dara) throw new Error('Nobody is signed in');
    const asked = await post(world, dara, accessPaths.roleRequests, {
      npi: castNpis.lakesideClinic,
      role: 'staff_end_user',
      contact: 'primary',
      functions: 'enrollment',
      officialName: 'Ada Okafor',
      officialTitle: 'Director',
      officialPhone: '2025550104',
      officialEmail: cast.ada.email,
      officialEmailAgain: cast.ada.email,
    });
    expect(asked.status, `round ${round}`).toBe(303);
    const tracking = (asked.headers.get('location') ?? '').split('/').at(-1) ?? '';
    const approval = { version: '1', functions: 'enrollment' };
    const answers = await Promise.all([
      post(world, ada, accessPaths.staffRoleRequestApproval(tracking), approval),
      post(other(), ben, accessPaths.staffRoleRequestApproval(tracking), approval),
      post(other(), ada, accessPaths.staffRoleRequestRejection(tracking), { version: '1', reason: 'No.' }),
      post(world, dara, accessPaths.roleRequestCancellation(tracking), { version: '1' }),
    ]);
    expect(
      answers.filter(({ status }) => status === 303),
      `round ${round}`,
    ).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    await endRole(ada, tracking);
  }
});

async function post(at: World, client: Client, path: string, fields: Readonly<Record<string, string>>) {
  const body = await tokensFor(world, client, path);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return sendPost(at, client, path, body);
}

/** What an approval brought ends again, so that the next round can ask anew. */
async function endRole(ada: Client, tracking: string): Promise<void> {
  const rows = await world.database.db
    .selectFrom('access.membership as member')
    .innerJoin('access.role_request as request', 'request.role_request_id', 'member.origin_id')
    .select('member.membership_id')
    .where('request.tracking_id', '=', tracking)
    .execute();
  expect(rows.length).toBeLessThanOrEqual(1);
  for (const { membership_id: id } of rows)
    expect((await post(world, ada, accessPaths.staffDisassociation(id), { version: '1', reason: '' })).status).toBe(
      303,
    );
}
