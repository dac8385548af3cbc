/**
 * What machines ask: is the process alive, is it ready, what are its numbers. None of them names a person or needs a
 * session; /metrics needs the token of the operator and answers 404 without it.
 */
import { timingSafeEqual, createHash } from 'node:crypto';
import { get, type Route } from './route.ts';
import type { Visit } from './visit.ts';

export interface HealthParts {
  /** Names what is not ready: database, migrations, worker. Empty: ready. */
  readonly notReady: () => Promise<readonly string[]>;
  readonly metrics: () => Promise<string>;
  readonly metricsToken: string | null;
}

export const healthRoutes = (parts: HealthParts): readonly Route[] => [
  get('/healthz', { needs: 'anyone', personalData: 'none', answer: () => json(200, { status: 'alive' }) }),
  get('/readyz', {
    needs: 'anyone',
    personalData: 'none',
    async answer() {
      const missing = await parts.notReady();
      return missing.length === 0 ? json(200, { status: 'ready' }) : json(503, { status: 'waiting', for: missing });
    },
  }),
  get('/metrics', {
    needs: 'anyone',
    personalData: 'none',
    async answer(visit) {
      if (!mayRead(visit, parts.metricsToken)) return visit.problem('not-found');
      const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' };
      return new Response(await parts.metrics(), { headers });
    },
  }),
];

function mayRead(visit: Visit, token: string | null): boolean {
  const given = /^Bearer (\S{1,200})$/.exec(visit.header('authorization') ?? '')?.[1];
  if (!token || !given) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
