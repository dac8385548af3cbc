/** The front page beside a bare Hono + hono/jsx that renders the same page: goal 0.8 of its speed, p95 at most 20 ms. */
import { connect, measure, median } from './load.ts';
import type { Result } from './result.ts';
import { start, type Started } from './server.ts';
import { termsCookie } from './walk.ts';

const clients = 16;
const seconds = 3;
const rounds = 5;

async function round(server: Started, cookie: string) {
  const { ask, close } = connect(server.port, clients);
  const load = await measure(
    clients,
    seconds,
    async () => (await ask({ path: '/', headers: { cookie } })).status === 200,
  );
  close();
  return load;
}

export async function frontPage(): Promise<readonly Result[]> {
  const ours = await start(['dist/src/main.js']);
  const peer = await start(['--import', 'tsx', 'bench/front-page-peer.tsx']);
  try {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const restMb = ours.residentMb();
    const cookie = await termsCookie(ours.port);
    const pairs = [];
    for (let each = 0; each <= rounds; each += 1)
      pairs.push([await round(peer, cookie), await round(ours, cookie)] as const);
    const warm = pairs.slice(1);
    const ratio = median(warm.map(([other, own]) => own.perSecond / other.perSecond));
    const perSecond = median(warm.map(([, own]) => own.perSecond));
    return [
      {
        name: 'front page, of bare Hono + hono/jsx',
        value: ratio,
        unit: 'ratio',
        goal: 'at least 0.8',
        holds: ratio >= 0.8,
      },
      { name: 'front page', value: perSecond, unit: 'per second', goal: '', holds: true },
      p95(median(warm.map(([, own]) => own.p95Ms))),
      { name: 'server at rest', value: restMb, unit: 'MB', goal: 'at most 180', holds: restMb <= 180 },
    ];
  } finally {
    await ours.stop();
    await peer.stop();
  }
}

const p95 = (value: number): Result => ({
  name: `front page at ${clients} clients, p95`,
  value,
  unit: 'ms',
  goal: 'at most 20',
  holds: value <= 20,
});
