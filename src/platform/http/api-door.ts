/**
 * How programs come in: no session, no cookies and no pages. Anybody's script may read an answer (CORS), each client has a
 * limit that stands in the headers of every answer, and every refusal is problem+json.
 * Source of the headers: draft-ietf-httpapi-ratelimit-headers-10, and the three fields of its older drafts, which more
 * clients know.
 */
import type { CoreVisit } from './open-visit.ts';
import type { Route } from './route.ts';
import { trafficLimit, type Taken } from './traffic.ts';

/** Requests of one client per second, and at once: a list of ten thousand numbers is asked for without a pause. */
const programTraffic = { perSecond: 500, burst: 10_000 };

const readable =
  'ETag, Link, Retry-After, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id';
const windowSeconds = programTraffic.burst / programTraffic.perSecond;

/** What a browser asks before a script of another site may ask. Nothing here depends on who asks. */
export function preflight(): Response {
  const methods = 'GET, HEAD, OPTIONS';
  return new Response(null, {
    status: 204,
    headers: {
      Allow: methods,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match',
      'Access-Control-Max-Age': '86400',
      'Cache-Control': 'public, max-age=86400',
    },
  });
}

export function programAnswers() {
  const take = trafficLimit(programTraffic);
  return async function answerProgram(visit: CoreVisit, route: Route): Promise<Response> {
    const taken = take(visit.client.address);
    const answer = taken.waitSeconds > 0 ? visit.problem('too-many', taken.waitSeconds) : await route.answer(visit);
    for (const [name, value] of Object.entries(headersOf(taken))) answer.headers.set(name, value);
    return answer;
  };
}

const headersOf = ({ left, fullInSeconds }: Taken): Readonly<Record<string, string>> => ({
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': readable,
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'RateLimit-Policy': `"client";q=${programTraffic.burst};w=${windowSeconds}`,
  RateLimit: `"client";r=${left};t=${fullInSeconds}`,
  'RateLimit-Limit': String(programTraffic.burst),
  'RateLimit-Remaining': String(left),
  'RateLimit-Reset': String(fullInSeconds),
});
