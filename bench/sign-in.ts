/**
 * Signing in over HTTP beside bare argon2id calls of the same parameters in the same run: the password step at least 0.85
 * of their number per second, whole sign-ins (password, code, session) at least 0.6. Everybody comes from addresses of
 * their own, through a trusted proxy: one address alone may not try so often.
 */
import { availableParallelism } from 'node:os';
import { cast, castPassword } from '../db/seeds/cast.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { hashPassword } from '../src/platform/crypto/passwords.ts';
import { openCodeSink } from './code-sink.ts';
import { connect, measure, median, type Load } from './load.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';
import { acceptTerms, behindProxy, browser, givePassword, signInAs, type Browser } from './walk.ts';

/** Long beside what a slice begins and ends with: everybody at the same page, and cores that wait for the last one. */
const sliceSeconds = 6;
/** A server that has just started runs code that was not compiled yet: it gets faster for about ten seconds. */
const warmUpSeconds = 10;
const slices = 5;
const wholeSignIns = 1000;
const people = Object.values(cast);
const clients = people.length;

export async function signIn(): Promise<readonly Result[]> {
  const sink = await openCodeSink();
  const server = await start(['dist/src/main.js'], undefined, { DEMO: '1', SMS_URL: sink.url, ...behindProxy });
  const { ask, close } = connect(server.port, clients);
  try {
    const visitors = await Promise.all(people.map(() => open(ask)));
    const of = (client: number) => ({ visitor: visitors[client] ?? none(), person: people[client] ?? none() });
    const password = (client: number) => givePassword(of(client).visitor, of(client).person.userId);
    const whole = (client: number) => signInAs(of(client).visitor, of(client).person, sink.next);
    const step = await besideBare(password, () => slices);
    const full = await besideBare(whole, (done) => (done < wholeSignIns ? Number.POSITIVE_INFINITY : slices));
    const memory = server.residentMb();
    return [
      ratio('password step, of bare argon2id', step.ratio, 0.85),
      ratio('whole sign-in, of bare argon2id', full.ratio, 0.6),
      { name: 'whole sign-in', value: full.perSecond, unit: 'per s', goal: '', holds: true },
      {
        name: `server after ${full.done} sign-ins`,
        value: memory,
        unit: 'MB',
        goal: 'at most 300',
        holds: memory <= 300,
      },
    ];
  } finally {
    close();
    sink.close();
    await server.stop();
  }
}

const ratio = (name: string, value: number, least: number): Result => ({
  name,
  value,
  unit: '×',
  goal: `at least ${least}`,
  holds: value >= least,
});

const none = (): never => {
  throw new Error('There are as many visitors as people');
};

async function open(ask: Parameters<typeof browser>[0]): Promise<Browser> {
  const visitor = browser(ask);
  await acceptTerms(visitor);
  return visitor;
}

/** Slices in turn, as many as `wanted` says, seeing how many were done so far; the first warms up both. */
async function besideBare(work: (client: number) => Promise<boolean>, wanted: (done: number) => number) {
  const keyring = await openKeyring({ kind: 'test' });
  const bare = async () => (await hashPassword(keyring, castPassword)) !== '';
  const pairs: { readonly own: Load; readonly alone: Load }[] = [];
  let done = 0;
  for (let each = 0; each <= wanted(done); each += 1) {
    const seconds = each === 0 ? warmUpSeconds : sliceSeconds;
    const alone = await measure(availableParallelism(), seconds, bare);
    const own = await measure(clients, seconds, work);
    if (own.failures > 0) throw new Error(`${own.failures} of ${own.answers} tries to sign in went wrong`);
    done += own.answers;
    if (each > 0) pairs.push({ own, alone });
  }
  return {
    done,
    ratio: median(pairs.map(({ own, alone }) => own.perSecond / alone.perSecond)),
    perSecond: median(pairs.map(({ own }) => own.perSecond)),
  };
}
