/**
 * Whether the time of an answer tells that an account exists: known, locked and unknown take turns in a random order, and
 * the times are compared by rank. An AUC of 0.5 is a coin; promised are 0.45 to 0.55 and medians at most 5 ms apart.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { cast } from '../db/seeds/cast.ts';
import type { Answered } from './connection.ts';
import { connect, median } from './load.ts';
import type { Result } from './result.ts';
import { start } from './server.ts';
import { acceptTerms, browser, type Browser } from './walk.ts';

const pairs = Number(process.env['PAIRS'] ?? 300);
const people = Object.values(cast);
const gapAtMostMs = 5;

type Timed = () => Promise<number>;
interface Doors {
  readonly ask: ReturnType<typeof connect>['ask'];
  /** A browser that has accepted the terms and nothing else. */
  readonly visitor: () => Browser;
  readonly moveHour: () => Promise<void>;
}

export async function sameTime(): Promise<readonly Result[]> {
  const server = await start(['dist/src/main.js'], undefined, { DEMO: '1', TRUSTED_PROXIES: '127.0.0.1' });
  const { ask: plain, close } = connect(server.port, 1);
  // Each request from an address of its own: the limits per address are not what is looked at.
  let requests = 0;
  const ask: typeof plain = ({ headers, ...asked }) => {
    requests += 1;
    const from = `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`;
    return plain({ ...asked, headers: { ...headers, 'x-forwarded-for': from } });
  };
  try {
    const first = new Map<string, string>();
    await acceptTerms(browser(ask, first));
    const visitor = () => browser(ask, new Map(first));
    const moveHour = async () => {
      const operator = visitor();
      await operator.post(await operator.get('/dev/clock'), '/dev/clock', { hours: '1' });
    };
    const doors = { ask, visitor, moveHour };
    return [
      ...(await compare('password: known or unknown', await passwords(doors, false))),
      ...(await compare('password: locked or unknown', await passwords(doors, true))),
      ...(await compare('registration: known or unknown address', registrations(doors))),
      ...(await compare('resend: known or unknown address', resends(doors))),
    ];
  } finally {
    close();
    await server.stop();
  }
}

/** Takes each of two in turn, which one first by chance, after some rounds to warm up. */
async function compare(name: string, [one, other]: readonly [Timed, Timed]): Promise<readonly Result[]> {
  const times: [number[], number[]] = [[], []];
  for (let pair = -20; pair < pairs; pair += 1) {
    const oneFirst = Math.random() < 0.5;
    const first = await (oneFirst ? one : other)();
    const second = await (oneFirst ? other : one)();
    if (pair < 0) continue;
    times[0].push(oneFirst ? first : second);
    times[1].push(oneFirst ? second : first);
  }
  const auc = areaUnderCurve(...times);
  const gap = Math.abs(median(times[0]) - median(times[1]));
  return [
    { name: `${name}, AUC`, value: auc, unit: '', goal: '0.45 to 0.55', holds: auc >= 0.45 && auc <= 0.55 },
    { name: `${name}, medians`, value: gap, unit: 'ms', goal: `at most ${gapAtMostMs}`, holds: gap <= gapAtMostMs },
  ];
}

/** The chance that a time of the first is longer than one of the second (Mann–Whitney). */
function areaUnderCurve(one: readonly number[], other: readonly number[]): number {
  let longer = 0;
  for (const a of one) for (const b of other) longer += a > b ? 1 : a === b ? 0.5 : 0;
  return longer / (one.length * other.length);
}

async function timed(expected: number, work: () => Promise<Answered>): Promise<number> {
  const began = performance.now();
  const { status } = await work();
  const took = performance.now() - began;
  if (status !== expected) throw new Error(`Answered ${status} instead of ${expected}`);
  // What a letter costs after the answer must not fall on whoever comes next.
  await wait(15);
  return took;
}

/** Wrong passwords for people and for nobody. Unlocked: an hour passes before anybody has failed a fourth time. */
async function passwords({ visitor, moveHour }: Doors, locked: boolean): Promise<readonly [Timed, Timed]> {
  const stranger = visitor();
  const page = await stranger.get('/');
  let tries = 0;
  const give = (userId: string) =>
    timed(422, () => stranger.post(page, '/sign-in', { userId, password: `Wrong#${Math.random()}` }));
  const known = async () => {
    if (!locked && tries % (people.length * 3) === 0) await moveHour();
    tries += 1;
    return give(people[tries % people.length]?.userId ?? '');
  };
  if (locked) for (let each = 0; each < people.length * 3; each += 1) await known();
  return [known, () => give(`nobody${Math.floor(Math.random() * 10_000)}`)];
}

/** Begins registrations; an address is asked for at most five times an hour. */
function registrations({ visitor, moveHour }: Doors): readonly [Timed, Timed] {
  let begun = 0;
  const begin = async (email: string) => {
    const newcomer = visitor();
    const page = await newcomer.get('/register');
    return timed(303, () => newcomer.post(page, '/register', { email, emailAgain: email }));
  };
  return [
    async () => {
      if (begun % (people.length * 5) === 0) await moveHour();
      begun += 1;
      return begin(people[begun % people.length]?.email ?? '');
    },
    () => begin(`nobody${Math.random()}@newcomer.example`),
  ];
}

/** Has the proof sent again, four times for each registration. Both begin anew with the hour, which ends their sessions. */
function resends({ visitor, moveHour }: Doors): readonly [Timed, Timed] {
  let hours = 0;
  const resend = (emailOf: (registration: number) => string): Timed => {
    let [times, newcomer] = [0, visitor()];
    return async () => {
      if (times % (people.length * 4) === 0 && times / (people.length * 4) === hours) {
        hours += 1;
        await moveHour();
      }
      if (times % 4 === 0) {
        newcomer = visitor();
        const email = emailOf(times / 4);
        await newcomer.post(await newcomer.get('/register'), '/register', { email, emailAgain: email });
      }
      times += 1;
      const page = await newcomer.get('/register/proof');
      return timed(303, () => newcomer.post(page, '/register/proof/again', {}));
    };
  };
  return [
    resend((registration) => people[registration % people.length]?.email ?? ''),
    resend(() => `nobody${Math.random()}@newcomer.example`),
  ];
}
