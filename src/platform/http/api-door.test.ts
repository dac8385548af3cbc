import { expect, it } from 'vitest';
import { programAnswers } from './api-door.ts';
import type { CoreVisit } from './open-visit.ts';
import { problemJson } from './problem.ts';
import { get } from './route.ts';
import { answerWithAll } from './security-headers.ts';

const common = { 'X-Content-Type-Options': 'nosniff' };
const visitFrom = (address: string, headers: Readonly<Record<string, string>>): CoreVisit =>
  ({
    client: { address },
    requestId: 'r-1',
    header: (name: string) => headers[name] ?? null,
    problem: (kind: string, seconds: number) =>
      problemJson({ kind, status: 429, requestId: 'r-1' }, new Headers({ 'Retry-After': `${seconds}` })),
  }) as unknown as CoreVisit;
const route = get('/api/x', {
  needs: 'anyone',
  personalData: 'none',
  answer: (visit) => answerWithAll('{}', 200, visit.answerHeaders),
});

/** A door that lets two in at once, and nobody else for long. */
const doorOf = (publicUrl: string | null) => {
  const answer = programAnswers({ publicUrl }, common, { perSecond: 0.001, burst: 2 });
  return async (address: string, headers = {}) => answer(visitFrom(address, headers), route);
};

it('limits each client by itself, and says so in every answer', async () => {
  const from = doorOf(null);
  const answers = [await from('198.51.100.7'), await from('198.51.100.7'), await from('198.51.100.7')];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('RateLimit-Remaining'))).toEqual(['1', '0', '0']);
  expect(answers.map(({ headers }) => headers.get('Access-Control-Allow-Origin'))).toEqual(['*', '*', '*']);
  expect(answers[0]?.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(Number(answers[2]?.headers.get('Retry-After'))).toBeGreaterThan(900);
  expect(answers[2]?.headers.get('Content-Type')).toBe('application/problem+json');
  expect((await from('198.51.100.8')).status).toBe(200);
});

const thrice = async (from: ReturnType<typeof doorOf>, address: string, headers = {}) => [
  (await from(address, headers)).status,
  (await from(address, headers)).status,
  (await from(address, headers)).status,
];
const own = ['127.0.0.1', '0:0:0:0::/64'];

it.each([null, 'http://localhost:3000', 'https://127.0.0.1'])(
  'lets programs of this machine go where nobody else is let in (%s)',
  async (publicUrl) => {
    for (const address of own) expect(await thrice(doorOf(publicUrl), address)).toEqual([200, 200, 200]);
  },
);

it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])(
  'takes what was passed on (%s) for no program of this machine',
  async (name) => {
    for (const address of own)
      expect(await thrice(doorOf(null), address, { [name]: 'anything' })).toEqual([200, 200, 429]);
  },
);

it('lets nobody go without a limit where people come from elsewhere: on loopback it is a proxy that brings them', async () => {
  for (const address of own) expect(await thrice(doorOf('https://id.example.org'), address)).toEqual([200, 200, 429]);
});
