/** The front page beside a bare Hono + hono/jsx that renders the same page: goal 0.8 of its speed, p95 at most 20 ms. */
import { besidePeer } from './beside.ts';
import { peerFile } from './peers.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';
import { termsCookie } from './walk.ts';

export async function frontPage(): Promise<readonly Result[]> {
  const ours = await start(['dist/src/main.js']);
  const peer = await start([peerFile('front-page')]);
  try {
    const cookie = await termsCookie(ours.port);
    return await besidePeer('front page', { server: ours, path: '/', cookie }, { server: peer, path: '/', cookie }, 20);
  } finally {
    await ours.stop();
    await peer.stop();
  }
}
