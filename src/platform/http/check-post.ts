/**
 * What must hold of a post before anything is looked up: a form's content type, a bounded body, and a browser that says
 * it comes from us. Fetch metadata first, then Origin; the token of the form follows when the session is known. Hono's
 * own csrf() passes when either header does, so it is not used. Source: OWASP CSRF, ASVS 3.5.
 */
import type { CoreVisit } from './open-visit.ts';

/** A form of ours has at most some dozen short fields. */
const bodyAtMostBytes = 64 * 1024;

export async function checkPost(visit: CoreVisit): Promise<Response | null> {
  const { headers } = visit.request;
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site !== null && site !== 'same-origin') return visit.problem('cross-site');
  if (origin !== null && !visit.parts.origins.accepted.includes(origin)) return visit.problem('cross-site');
  if (!/^application\/x-www-form-urlencoded(\s*;|$)/i.test(headers.get('content-type') ?? ''))
    return visit.problem('wrong-type');
  const length = headers.get('content-length');
  if (Number(length ?? 0) > bodyAtMostBytes) return visit.problem('too-large');
  // Node's parser lets no more come than was announced, and reading it whole costs far less.
  const reading = length === null ? readBounded(visit.request.body) : readWhole(visit.request);
  // A body that breaks off is read by nobody: the browser has gone.
  const text = await reading.catch(() => undefined);
  if (text === undefined) return visit.problem('tampered');
  if (text === null) return visit.problem('too-large');
  visit.body = new URLSearchParams(text);
  return null;
}

async function readWhole(request: Request): Promise<string | null> {
  const bytes = Buffer.from(await request.arrayBuffer());
  return bytes.byteLength > bodyAtMostBytes ? null : bytes.toString('utf8');
}

/** The whole body as text, or null as soon as it is too large. */
async function readBounded(body: ReadableStream<Uint8Array> | null): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > bodyAtMostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
