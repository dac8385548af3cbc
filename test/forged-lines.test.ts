/**
 * What a client calls itself, and what people type, cannot look like a line of the log or another event of the audit: one line
 * of JSON for each, without control characters, in UTC with milliseconds. Security U6.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillingOf } from './fillings.ts';
import { comeFrom, rowsOf, sendPost } from './identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

const escape = String.fromCodePoint(27);
const forged = '{"level":"error","msg":"all is well"}';
/** No server lets a line break into a header; everything else of the kind it may. */
const agents = [
  `${escape}[2J${escape}[31mred`,
  forged,
  `"},${forged}`,
  '\\r\\n{"level":"info"}',
  'a\tb\u0080\u009b1m',
  '\u00e9\u00ff',
];
const typed = [
  `Ada\r\n${forged}`,
  `${escape}[2JAda`,
  `Ada"},${forged}`,
  'Ada\u2028\u2029\u202eadA',
  `Ada\u0085${forged}`,
];

it('one line for each failure, whoever asked', async () => {
  comeFrom('198.24.1.1');
  const { client, path, body } = await fillingOf('/profile/employers/requests', world);
  await rowsOf(world, 'revoke insert on audit.event from countersign_app');
  for (const agent of agents)
    for (const name of typed) {
      body.set('officialName', name);
      body.set('officialTitle', name);
      const refused = await sendPost(world, client, path, body, { 'user-agent': agent });
      expect(refused.status).toBe(503);
    }
  await rowsOf(world, 'grant insert on audit.event to countersign_app');
  const failures = world.log.lines.filter((line) => line.includes('request failed'));
  expect(failures).toHaveLength(agents.length * typed.length);
  for (const line of world.log.lines) {
    expect(line).toMatch(/^\{.*\}\n$/);
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(line)).toMatchObject({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) });
    expect(line).not.toContain('all is well');
  }
});

it('one event for each thing done, whoever did it', async () => {
  const before = await rowsOf(world, `select event_id from audit.event where action = 'work-note.write'`);
  for (const agent of agents) {
    const { client, path, body } = await fillingOf('/for/:ref/enrollment/notes', world);
    expect((await sendPost(world, client, path, body, { 'user-agent': agent })).status).toBe(303);
  }
  const events = await rowsOf(world, `select user_agent from audit.event where action = 'work-note.write'`);
  expect(events).toHaveLength(before.length + agents.length);
  expect(events.filter(({ user_agent: agent }) => /[^\x20-\x7e]/.test(String(agent)))).toEqual([]);
});
