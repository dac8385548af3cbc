/**
 * The HTTP core: takes the routes of all modules and gives one function from Request to Response. What happens to a
 * request before its route is the table `steps`, in order; the last one takes a turn that the answer ends. Nothing else in
 * the house adds middleware.
 */
import { Hono, type Context } from 'hono';
import type { Logger } from 'pino';
import { recordBrokenSeal } from '../audit/broken-seal.ts';
import type { Assets } from './assets.ts';
import { openToAll, preflight, programAnswers } from './api-door.ts';
import { checkPost } from './check-post.ts';
import { keepForm, type LatePage } from './late-form.ts';
import { localPath } from './local-path.ts';
import { problemOf } from './faults.ts';
import {
  isForPrograms,
  openVisit,
  wantsJson,
  type CoreVisit,
  type RequestFacts,
  type VisitParts,
} from './open-visit.ts';
import { isSecure } from './origins.ts';
import { problemResponse, type ProblemKind } from './problem.ts';
import type { Level, Route } from './route.ts';
import { addHeaders, securityHeaders } from './security-headers.ts';
import { trafficLimit, type Taken } from './traffic.ts';
import { takeTurns } from './turns.ts';

export interface CoreParts extends Omit<VisitParts, 'headers' | 'turnOf'> {
  readonly routes: readonly Route[];
  /** What programs read from: a replica, or `db` itself. */
  readonly replica: VisitParts['db'];
  /** Files of the build, answered before anything else is looked at. */
  readonly assets: Assets;
  readonly log: Logger;
  /** Called once per answer, with the pattern of the route, never the path itself. */
  readonly observe: (answer: { method: string; route: string; status: number; seconds: number }) => void;
  /** Was the text of the terms accepted in this browser? */
  readonly acceptedTerms: (visit: CoreVisit) => boolean;
  /** The page for a form that came too late, with what was typed. */
  readonly latePage: LatePage;
  /** Where to send somebody who has not come far enough. */
  readonly detours: { readonly terms: Detour } & Readonly<Record<Exclude<Level, 'anyone' | 'terms'>, Detour>>;
}

/** A path to go to first; it gets the path that was wanted. */
type Detour = (wanted: string) => string;
type Env = { Bindings: { facts: RequestFacts; observed: { route: string } } };
type Step = (visit: CoreVisit, route: Route) => Promise<Response | null> | Response | null;

export interface Core {
  readonly fetch: (request: Request, facts: RequestFacts) => Promise<Response>;
}

/** Posts of one client per second, and at once: far above a person, far below a flood. */
const postTraffic = { perSecond: 100, burst: 300 };

export function createCore(parts: CoreParts): Core {
  const app = new Hono<Env>();
  const headers = securityHeaders(isSecure(parts.config));
  const takePost = trafficLimit(postTraffic);
  const answerProgram = programAnswers(parts.config, headers);
  const visitParts: VisitParts = { ...parts, headers, turnOf: takeTurns() };
  const programParts: VisitParts = { ...visitParts, db: parts.replica };

  const steps: Steps = [
    ['an address that can be ours ', 'all', (visit) => (canBeOurs(visit.path) ? null : visit.problem('not-found'))],
    ['traffic limit of this client', 'POST', (visit) => withinTraffic(visit, takePost)],
    ['body: type, size, same site ', 'POST', (visit) => checkPost(visit)],
    ['session of the cookie       ', 'all', (visit, route) => visit.findSession(route)],
    ['tokens of this browser, hat ', 'POST', (visit, route) => inTime(visit, route, parts)],
    ['terms, and come far enough  ', 'all', (visit, route) => mayCome(visit, route, parts)],
    [
      'what the module asks        ',
      'all',
      (visit, { needs }) => (typeof needs === 'string' ? null : needs.refuse(visit)),
    ],
    ['repetition gets its reply   ', 'POST', (visit, route) => visit.repeated(route)],
  ];

  for (const route of parts.routes) {
    if (route.demoOnly && !parts.config.demo) continue;
    app.on(route.method, route.path, async (context) => {
      context.env.observed.route = route.path;
      if (route.forPrograms) return answerProgram(openVisit(context, context.env.facts, programParts), route);
      const visit = openVisit(context, context.env.facts, visitParts);
      try {
        return withCookies(visit, await answered(visit, route, steps));
      } catch (error) {
        await recordBrokenSeal(visit.ctx, error);
        throw error;
      }
    });
    if (route.forPrograms) app.on('OPTIONS', route.path, preflight);
  }
  app.notFound((context) => {
    const methods = ['GET', 'POST'].filter((method) => app.router.match(method, context.req.path)[0].length > 0);
    if (methods.length === 0) return problem(context, parts, 'not-found');
    const response = problem(context, parts, 'wrong-method');
    response.headers.set('Allow', methods.map((method) => (method === 'GET' ? 'GET, HEAD' : method)).join(', '));
    return response;
  });
  app.onError((error, context) => {
    const { kind, retryAfterSeconds, log } = problemOf(error);
    const { requestId } = context.env.facts;
    if (log) parts.log.error({ requestId, route: context.env.observed.route, err: error }, 'request failed');
    return problem(context, parts, kind, retryAfterSeconds);
  });

  return {
    async fetch(request, facts) {
      const started = performance.now();
      const observed = { route: 'none' };
      const response = parts.assets(request) ?? (await app.fetch(request, { facts, observed }));
      const seconds = (performance.now() - started) / 1000;
      parts.observe({ method: request.method, route: observed.route, status: response.status, seconds });
      return addHeaders(response, headers, facts.requestId);
    },
  };
}

type Steps = readonly (readonly [name: string, scope: 'POST' | 'all', step: Step])[];

async function answered(visit: CoreVisit, route: Route, steps: Steps): Promise<Response> {
  for (const [, scope, step] of steps) {
    const early = scope === 'all' || scope === route.method ? await step(visit, route) : null;
    if (early) return early;
  }
  return visit.onceOnly(() => route.answer(visit));
}

/**
 * Cookies set on the visit go out with whatever answer was chosen. They never pass through Hono's own response: touching
 * it marks the request as answered, and where two patterns match one path the answer would be lost.
 */
function withCookies({ cookieLines }: CoreVisit, response: Response): Response {
  for (const line of cookieLines) response.headers.append('Set-Cookie', line);
  return response;
}

function problem(context: Context<Env>, parts: CoreParts, kind: ProblemKind, retryAfterSeconds?: number): Response {
  const details = { kind, requestId: context.env.facts.requestId };
  const full = retryAfterSeconds === undefined ? details : { ...details, retryAfterSeconds };
  const response = problemResponse(full, parts.drawProblem, wantsJson(context));
  if (isForPrograms(context)) for (const [name, value] of Object.entries(openToAll)) response.headers.set(name, value);
  return response;
}

/**
 * Every part of our paths is a word, an id or a token in plain characters. What is spelled in another way could only fail
 * further in, and no text may hold a NUL: PostgreSQL takes none.
 */
const canBeOurs = (path: string): boolean => /^[\w/.~-]+(\?|$)/.test(path) && !path.includes('%00');

function withinTraffic(visit: CoreVisit, take: (client: string) => Taken): Response | null {
  const { waitSeconds } = take(visit.client.address);
  return waitSeconds === 0 ? null : visit.problem('too-many', waitSeconds);
}

/** What a visitor has to do before this route: read the terms, or come to a level. Null: nothing. */
function firstOf(visit: CoreVisit, { needs }: Route, parts: CoreParts): keyof CoreParts['detours'] | null {
  const { session } = visit;
  if (needs === 'anyone') return null;
  if (!session && !parts.acceptedTerms(visit)) return 'terms';
  if (needs === 'terms') return null;
  const level = typeof needs === 'string' ? needs : 'signed-in';
  return session?.stage === level ? null : level;
}

/** A post that comes too early or too late keeps what was typed; where there is nothing to keep, null. */
function keep(visit: CoreVisit, route: Route, parts: CoreParts, name: keyof CoreParts['detours'] | null) {
  if (name !== null && name !== 'terms' && name !== 'signed-in') return null;
  const first = name && { what: name === 'terms' ? name : ('sign-in' as const), href: parts.detours[name]('/') };
  return keepForm(visit, route.form, first, parts.latePage);
}

async function inTime(visit: CoreVisit, route: Route, parts: CoreParts): Promise<Response | null> {
  if (visit.tokensHold(route)) return null;
  return (await keep(visit, route, parts, firstOf(visit, route, parts))) ?? visit.problem('stale-form');
}

/** An address that is too long to come back to is given up: the person begins at the front. */
async function mayCome(visit: CoreVisit, route: Route, parts: CoreParts): Promise<Response | null> {
  const name = firstOf(visit, route, parts);
  if (!name) return null;
  const kept = await keep(visit, route, parts, name);
  if (kept) return kept;
  const detour: Detour = parts.detours[name];
  return visit.redirect(localPath(detour(route.method === 'GET' ? visit.path : '/')) ?? detour('/'));
}
