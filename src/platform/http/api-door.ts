/**
 * How programs come in: no session, no cookies and no pages. Anybody's script may read an answer (CORS), each client has a
 * limit that stands in the headers of what a route answers, and every refusal is problem+json.
 * Source of the headers: draft-ietf-httpapi-ratelimit-headers-10, and the three fields of its older drafts, which more
 * clients know.
 */
import { isLoopback, type Config } from '../config/config.ts';
import type { CoreVisit } from './open-visit.ts';
import type { Route } from './route.ts';
import { isComplete, type CommonHeaders } from './security-headers.ts';
import { trafficLimit, type Bucket, type Taken } from './traffic.ts';

/** Requests of one client per second, and at once: a list of ten thousand numbers is asked for without a pause. */
const programTraffic: Bucket = { perSecond: 500, burst: 10_000 };

/** For answers and refusals alike: a script that may not read a refusal cannot tell it from a failed connection. */
export const openToAll = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Link, Retry-After, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Request-Id',
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

/** This machine, as client-address.ts names it. */
const ownAddresses: readonly string[] = ['127.0.0.1', '0:0:0:0::/64'];
/** Who passes a request on says so in one of these. Source: RFC 7239, RFC 9110 7.6.3, and what proxies had before. */
const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Asked by a program on this machine itself, not by somebody whom a proxy here did not name. */
const isOwn = ({ client, header }: CoreVisit): boolean =>
  ownAddresses.includes(client.address) && passedOn.every((name) => header(name) === null);

/**
 * Programs on this machine (checks, copies) have no limit where our address is of this machine alone. Where people come from
 * elsewhere, loopback is one client like any other: a proxy that is not among TRUSTED_PROXIES brings everybody from there.
 */
export function programAnswers(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  common: CommonHeaders,
  traffic = programTraffic,
) {
  const isForOwn = publicUrl === null || isLoopback(new URL(publicUrl).hostname);
  const take = trafficLimit(traffic);
  const unlimited: Taken = { waitSeconds: 0, left: traffic.burst, fullInSeconds: 0 };
  const always = {
    ...common,
    ...openToAll,
    'RateLimit-Policy': `"client";q=${traffic.burst};w=${traffic.burst / traffic.perSecond}`,
    'RateLimit-Limit': String(traffic.burst),
  };
  return async function answerProgram(visit: CoreVisit, route: Route): Promise<Response> {
    const taken = isForOwn && isOwn(visit) ? unlimited : take(visit.client.address);
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
