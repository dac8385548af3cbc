/** The front page beside a bare Hono + hono/jsx that renders the same page: goal 0.8 of its speed, p95 at most 20 ms. */
import { besidePeer, pageBeside } from './beside.ts';
import { peerFile } from './peers.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';
import { termsCookie } from './walk.ts';

export async function frontPage(): Promise<readonly Result[]> {
  const ours = await start(['dist/src/main.js']);
  const peer = await start([peerFile('front-page')]);
  try {
    const cookie = await termsCookie(ours.port);
    const side = { paths: ['/'], cookie };
    return await besidePeer(pageBeside('front page', 20), { server: ours, ...side }, { server: peer, ...side });
  } finally {
    await ours.stop();
    await peer.stop();
  }
}
