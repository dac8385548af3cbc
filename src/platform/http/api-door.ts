/**
 * How programs come in: no session, no cookies and no pages. Anybody's script may read an answer (CORS), each client has a
 * limit that stands in the headers of every answer, and every refusal is problem+json.
 * Source of the headers: draft-ietf-httpapi-ratelimit-headers-10, and the three fields of its older drafts, which more
 * clients know.
 */
import type { CoreVisit } from './open-visit.ts';
import type { Route } from './route.ts';
import { isComplete, type CommonHeaders } from './security-headers.ts';
import { trafficLimit, type Bucket, type Taken } from './traffic.ts';

/** Requests of one client per second, and at once: a list of ten thousand numbers is asked for without a pause. */
const programTraffic: Bucket = { perSecond: 500, burst: 10_000 };

const readable =
  'ETag, Link, Retry-After, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id';

/** For answers and refusals alike: a script that may not read a refusal cannot tell it from a failed connection. */
export const openToAll = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** What a browser asks before a script of another site may ask. Nothing here depends on who asks. */
export function preflight(): Response {
  const methods = 'GET, HEAD, OPTIONS';
  return new Response(null, {
    status: 204,
    headers: {
      Allow: methods,
      ...openToAll,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match',
      'Access-Control-Max-Age': '86400',
      'Cache-Control': 'public, max-age=86400',
    },
  });
}

/** Programs on this machine (checks, copies, a proxy that says for nobody) have no limit: they share no line with others. */
const ownAddresses: readonly string[] = ['127.0.0.1', '0:0:0:0::/64'];

export function programAnswers(common: CommonHeaders, traffic = programTraffic) {
  const take = trafficLimit(traffic);
  const unlimited: Taken = { waitSeconds: 0, left: traffic.burst, fullInSeconds: 0 };
  const always = {
    ...common,
    ...openToAll,
    'Access-Control-Expose-Headers': readable,
    'RateLimit-Policy': `"client";q=${traffic.burst};w=${traffic.burst / traffic.perSecond}`,
    'RateLimit-Limit': String(traffic.burst),
  };
  return async function answerProgram(visit: CoreVisit, route: Route): Promise<Response> {
    const { address } = visit.client;
    const taken = ownAddresses.includes(address) ? unlimited : take(address);
    visit.answerHeaders = {
      ...always,
      RateLimit: `"client";r=${taken.left};t=${taken.fullInSeconds}`,
      'RateLimit-Remaining': String(taken.left),
      'RateLimit-Reset': String(taken.fullInSeconds),
      'X-Request-Id': visit.requestId,
    };
    const answer = taken.waitSeconds > 0 ? visit.problem('too-many', taken.waitSeconds) : await route.answer(visit);
    if (isComplete(answer)) return answer;
    for (const [name, value] of Object.entries(visit.answerHeaders)) answer.headers.set(name, value);
    return answer;
  };
}
