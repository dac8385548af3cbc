/**
 * Signing in over HTTP beside bare argon2id calls of the same parameters in the same run: the password step at least 0.85
 * of their number per second, whole sign-ins (password, code, session) at least 0.6.
 */
import { availableParallelism } from 'node:os';
import { cast, castPassword } from '../db/seeds/cast.ts';
import { openKeyring } from '../src/platform/crypto/keyring.ts';
import { hashPassword } from '../src/platform/crypto/passwords.ts';
import { openCodeSink } from './code-sink.ts';
import { connect, measure, median } from './load.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';
import { acceptTerms, browser, type Browser } from './walk.ts';

const seconds = 6;
const rounds = 3;
const people = Object.values(cast);
const clients = people.length;

export async function signIn(): Promise<readonly Result[]> {
  const sink = await openCodeSink();
  const server = await start(['dist/src/main.js'], undefined, { DEMO: '1', SMS_URL: sink.url });
  const keyring = await openKeyring({ kind: 'test' });
  const { ask, close } = connect(server.port, clients);
  try {
    const visitors = await Promise.all(people.map(() => open(ask)));
    const password = (client: number) => passwordStep(visitors[client] ?? fail(), client);
    const whole = (client: number) => wholeSignIn(visitors[client] ?? fail(), client, sink.next);
    const bare = () =>
      measure(availableParallelism(), seconds, async () => (await hashPassword(keyring, castPassword)) !== '');
    const first = [];
    const second = [];
    for (let each = 0; each < rounds; each += 1) {
      const alone = (await bare()).perSecond;
      first.push((await measure(clients, seconds, password)).perSecond / alone);
      const again = (await bare()).perSecond;
      second.push((await measure(clients, seconds, whole)).perSecond / again);
    }
    const [step, full] = [median(first), median(second)];
    const memory = server.residentMb();
    return [
      {
        name: 'password step, of bare argon2id',
        value: step,
        unit: 'ratio',
        goal: 'at least 0.85',
        holds: step >= 0.85,
      },
      { name: 'whole sign-in, of bare argon2id', value: full, unit: 'ratio', goal: 'at least 0.6', holds: full >= 0.6 },
      { name: 'server after these sign-ins', value: memory, unit: 'MB', goal: 'at most 300', holds: memory <= 300 },
    ];
  } finally {
    close();
    sink.close();
    await server.stop();
  }
}

const fail = (): never => {
  throw new Error('There are as many visitors as people');
};

async function open(ask: Parameters<typeof browser>[0]): Promise<Browser> {
  const visitor = browser(ask);
  await acceptTerms(visitor);
  return visitor;
}

async function passwordStep(visitor: Browser, client: number): Promise<boolean> {
  const userId = people[client]?.userId ?? '';
  const answer = await visitor.post(await visitor.get('/'), '/sign-in', { userId, password: castPassword });
  return answer.headers.location === '/sign-in/method';
}

async function wholeSignIn(
  visitor: Browser,
  client: number,
  next: (phone: string) => Promise<string>,
): Promise<boolean> {
  if (!(await passwordStep(visitor, client))) return false;
  const methods = await visitor.get('/sign-in/method');
  const [method = ''] = [...methods.body.matchAll(/name="method" value="([^"]+)"/g)].map(([, id = '']) => id);
  const code = next(people[client]?.phone ?? '');
  await visitor.post(methods, '/sign-in/method', { method });
  const page = await visitor.get('/sign-in/code');
  const entered = await visitor.post(page, '/sign-in/code', { code: await code, device: 'public' });
  const home = String(entered.headers.location ?? '');
  if (entered.status !== 303 || home.startsWith('/sign-in')) return false;
  await visitor.post(await visitor.get(home), '/sign-out', {});
  return true;
}
