import { expect, it } from 'vitest';
import { programAnswers } from './api-door.ts';
import type { CoreVisit } from './open-visit.ts';
import { problemJson } from './problem.ts';
import { get } from './route.ts';
import { answerWithAll } from './security-headers.ts';

const common = { 'X-Content-Type-Options': 'nosniff' };
const visitFrom = (address: string): CoreVisit =>
  ({
    client: { address },
    requestId: 'r-1',
    problem: (kind: string, seconds: number) =>
      problemJson({ kind, status: 429, requestId: 'r-1' }, new Headers({ 'Retry-After': `${seconds}` })),
  }) as unknown as CoreVisit;
const route = get('/api/x', {
  needs: 'anyone',
  personalData: 'none',
  answer: (visit) => answerWithAll('{}', 200, visit.answerHeaders),
});

it('limits each client by itself, says so in every answer, and lets programs of this machine go', async () => {
  const answer = programAnswers(common, { perSecond: 0.001, burst: 2 });
  const from = async (address: string) => answer(visitFrom(address), route);
  const answers = [await from('198.51.100.7'), await from('198.51.100.7'), await from('198.51.100.7')];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('RateLimit-Remaining'))).toEqual(['1', '0', '0']);
  expect(answers.map(({ headers }) => headers.get('Access-Control-Allow-Origin'))).toEqual(['*', '*', '*']);
  expect(answers[0]?.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(Number(answers[2]?.headers.get('Retry-After'))).toBeGreaterThan(900);
  expect(answers[2]?.headers.get('Content-Type')).toBe('application/problem+json');
  expect((await from('198.51.100.8')).status).toBe(200);
  for (const own of ['127.0.0.1', '0:0:0:0::/64'])
    for (let each = 0; each < 3; each += 1) expect((await from(own)).status).toBe(200);
});
