/**
 * What must hold of a form that does its work once, whichever it is: twenty presses at once, on two processes, are one record
 * with one set of letters, and all get the same reply. Pressed again later it is the reply of the first, or a refusal where
 * the form belongs to a session that is over; with another answer in it, it is refused. Security F6.
 */
import { expect } from 'vitest';
import type { Filling } from './fillings.ts';
import { rowsOf } from './identity-steps.ts';
import type { World } from './world.ts';

/** `node` is 0 or 1: which of the two processes gets it. */
export type SendFilling = (filling: Filling, node: number) => Promise<Response>;

const times = 20;

/** How often each thing was done; looking at something is no work. A letter is one for its template and its receiver. */
export async function workOf(world: World): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf(
    world,
    `select action || ' ' || coalesce(object_id, '') as what, count(*)::int as times from audit.event
     where outcome = 'done' and action not in ('person.read', 'access.use') group by 1
     union all
     select 'letter ' || template || ' ' || owner_id, count(*)::int
     from platform.letter group by 1`,
  );
  return new Map(rows.map(({ what, times: count }) => [String(what), Number(count)]));
}

/** What was done more often at the second look, with how much more. */
export function newWork(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>) {
  return [...now]
    .map(([what, count]) => [what, count - (before.get(what) ?? 0)] as const)
    .filter(([, more]) => more > 0);
}

const answerOf = ({ status, headers }: Response): string => `${status} ${headers.get('location') ?? ''}`.trim();

/** As a browser does; true when it has another session now. */
function keepCookies({ client }: Filling, answers: readonly Response[]): boolean {
  const before = client.cookies.get('session');
  for (const line of answers.flatMap(({ headers }) => headers.getSetCookie())) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') client.cookies.delete(name);
    else client.cookies.set(name, value);
  }
  return client.cookies.get('session') !== before;
}

/** Presses, and gives the reply. */
export async function expectOnce(world: World, filling: Filling, send: SendFilling): Promise<string> {
  const before = await workOf(world);
  const answers = await Promise.all(Array.from({ length: times }, (_, index) => send(filling, index % 2)));
  const [answer = '', ...differing] = new Set(answers.map(answerOf));
  expect(differing).toEqual([]);
  const after = await workOf(world);
  expect(newWork(before, after).filter(([, more]) => more > 1)).toEqual([]);
  const isAnotherSession = keepCookies(filling, answers);
  expect(isAnotherSession ? [answer, '403'] : [answer]).toContain(answerOf(await send(filling, 1)));
  // What only shows something keeps no reply, and may be sent again with other answers.
  if (answer.startsWith('303')) await expectChangeRefused(filling, send, isAnotherSession);
  expect(newWork(after, await workOf(world)), 'what came later').toEqual([]);
  return answer;
}

async function expectChangeRefused(filling: Filling, send: SendFilling, isAnotherSession: boolean): Promise<void> {
  const field = [...filling.body.keys()].find((name) => !/^(csrf|idempotency)$/.test(name)) ?? 'another';
  const kept = filling.body.get(field);
  filling.body.set(field, 'changed');
  const refused = await send(filling, 0);
  expect(isAnotherSession ? [403, 422] : [422]).toContain(refused.status);
  if (kept === null) filling.body.delete(field);
  else filling.body.set(field, kept);
}
