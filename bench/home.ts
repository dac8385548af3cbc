/** A signed-in page, the Home of Cleo Marsh, beside a bare Hono + hono/jsx that sends the same statements. */
import { cast } from '../db/seeds/cast.ts';
import { besidePeer, pageBeside } from './beside.ts';
import { openCodeSink } from './code-sink.ts';
import { connect } from './load.ts';
import { peerFile } from './peers.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';
import { acceptTerms, behindProxy, browser, signInAs } from './walk.ts';

export async function home(): Promise<readonly Result[]> {
  const sink = await openCodeSink();
  const ours = await start(['dist/src/main.js'], undefined, { DEMO: '1', SMS_URL: sink.url, ...behindProxy });
  const { ask, close } = connect(ours.port, 1);
  try {
    const visitor = browser(ask);
    await acceptTerms(visitor);
    const cleo = Object.values(cast).find(({ userId }) => userId === 'cleomarsh');
    if (!cleo || !(await signInAs(visitor, cleo, sink.next))) throw new Error('Cleo Marsh could not sign in');
    const cookie = visitor.cookies();
    const [, token = ''] = /(?:^|; )session=([^;]*)/.exec(cookie) ?? [];
    const peer = await start([peerFile('home')], ours.dataDir, { BENCH_SESSION: token });
    try {
      const side = { paths: ['/home'], cookie };
      return await besidePeer(pageBeside('signed-in page'), { server: ours, ...side }, { server: peer, ...side });
    } finally {
      await peer.stop();
    }
  } finally {
    close();
    sink.close();
    await ours.stop();
  }
}
