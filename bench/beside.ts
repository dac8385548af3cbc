/**
 * One page of ours beside the same page of a peer: slices of load in turn, so that whatever else the machine does meets
 * both alike. Throws when the two do not answer with the same page: a comparison of different pages says nothing.
 */
import { connect, measure, median } from './load.ts';
import type { Result } from './result.ts';
import type { Started } from './server.ts';

const clients = 16;
const sliceSeconds = 1;
const slices = 13;

export interface Side {
  readonly server: Started;
  /** One after the other, then the first again. */
  readonly paths: readonly string[];
  readonly cookie: string;
}

interface Beside {
  readonly name: string;
  readonly peer: string;
  /** The least share of the peer's speed; null where none is promised. */
  readonly goal: number | null;
  readonly p95AtMostMs?: number;
}

export const pageBeside = (name: string, p95AtMostMs?: number): Beside => ({
  name,
  peer: 'Hono + hono/jsx',
  goal: 0.8,
  ...(p95AtMostMs === undefined ? {} : { p95AtMostMs }),
});

export async function besidePeer(beside: Beside, ours: Side, peer: Side): Promise<readonly Result[]> {
  const { name, goal, p95AtMostMs } = beside;
  for (const [index, path] of ours.paths.entries())
    await samePage({ ...ours, path }, { ...peer, path: peer.paths[index] ?? '' });
  for (let each = 0; each < 3; each += 1) for (const side of [peer, ours]) await slice(side);
  const pairs = [];
  for (let each = 0; each < slices; each += 1) pairs.push({ other: await slice(peer), own: await slice(ours) });
  const ratio = median(pairs.map(({ own, other }) => own.perSecond / other.perSecond));
  const cpu = median(pairs.map(({ own, other }) => own.cpuMs / other.cpuMs));
  const p95 = median(pairs.map(({ own }) => own.p95Ms));
  const perSecond = median(pairs.map(({ own }) => own.perSecond));
  const none = { goal: '', holds: true };
  const promised = goal === null ? none : { goal: `at least ${goal}`, holds: ratio >= goal };
  return [
    { name: `${name}, of bare ${beside.peer}`, value: ratio, unit: '×', ...promised },
    { name: `${name}, processor time of the bare one's`, value: cpu, unit: '×', ...none },
    { name, value: perSecond, unit: 'per s', ...none },
    { name: `${name} at ${clients} clients, p95`, value: p95, unit: 'ms', ...p95Goal(p95, p95AtMostMs) },
  ];
}

const p95Goal = (value: number, most: number | undefined) =>
  most === undefined ? { goal: '', holds: true } : { goal: `at most ${most}`, holds: value <= most };

async function slice({ server, paths, cookie }: Side) {
  const { ask, close } = connect(server.port, clients);
  const before = server.cpuMs();
  let asked = 0;
  const load = await measure(clients, sliceSeconds, async () => {
    asked += 1;
    const { status } = await ask({ path: paths[asked % paths.length] ?? '', headers: { cookie } });
    return status === 200;
  });
  close();
  if (load.failures > 0) throw new Error(`${load.failures} answers at ${paths[0]} were not the page`);
  return { ...load, cpuMs: (server.cpuMs() - before) / load.answers };
}

type Page = Omit<Side, 'paths'> & { readonly path: string };

async function samePage(ours: Page, peer: Page): Promise<void> {
  const [own, other] = await Promise.all([pageOf(ours), pageOf(peer)]);
  if (own !== other) throw new Error(`The peer's page is another one: ${firstDifference(own, other)}`);
}

/** Without the tokens, which no two pages share. */
async function pageOf({ server, path, cookie }: Page): Promise<string> {
  const { ask, close } = connect(server.port, 1);
  const { body } = await ask({ path, headers: { cookie } });
  close();
  return body.replaceAll(/((?:name="(?:csrf|idempotency)" value|data-csrf)=")[^"]*/g, '$1');
}

function firstDifference(own: string, other: string): string {
  const at = [...own].findIndex((letter, index) => letter !== other[index]);
  return `“${own.slice(Math.max(0, at - 60), at + 60)}” is “${other.slice(Math.max(0, at - 60), at + 60)}”`;
}
