/**
 * What the public pages of the registry have in common. To somebody without a session an answer holds nothing but the registry
 * itself, so it is compressed, and browsers and proxies may keep it for a minute; a page with somebody's name in its header is
 * neither.
 */
import { takesGzip, zipped } from '../platform/http/gzip.ts';
import type { Page, Visit } from '../platform/http/visit.ts';

const keptSeconds = 60;

export async function showPublic(visit: Visit, page: Page): Promise<Response> {
  const answer = await visit.show(page);
  if (visit.session !== null || !takesGzip(visit)) return keptForAWhile(visit, answer);
  answer.headers.set('Content-Encoding', 'gzip');
  return keptForAWhile(visit, new Response(await zipped(new Uint8Array(await answer.arrayBuffer())), answer));
}

export function keptForAWhile(visit: Visit, answer: Response): Response {
  if (visit.session === null) {
    answer.headers.set('Cache-Control', `public, max-age=${keptSeconds}`);
    answer.headers.set('Vary', 'Cookie, Accept-Encoding');
  }
  return answer;
}

const pagesAtMost = 1_000_000;

/** A page number from an address: 1 for whatever is none. */
export function pageOf(typed: string | null): number {
  const page = Number(typed);
  return Number.isInteger(page) && page > 1 && page <= pagesAtMost ? page : 1;
}
