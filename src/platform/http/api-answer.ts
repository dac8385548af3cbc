/**
 * Answers for programs: JSON with an entity tag, or lines of JSON as a stream. Both are compressed for whoever takes gzip.
 */
import { createHash } from 'node:crypto';
import { takesGzip, zipped, zippedFromBytes } from './gzip.ts';
import { streamOf } from './stream.ts';
import type { Visit } from './visit.ts';

export interface ApiAnswerOptions {
  /** The address of the next page, for clients that go by headers. */
  readonly next?: string | null;
  /** How long caches may keep it; 0: they ask each time whether it is still so. */
  readonly maxAgeSeconds: number;
}

const headersOf = (type: string, { next, maxAgeSeconds }: ApiAnswerOptions): Headers => {
  const headers = new Headers({ 'Content-Type': type, Vary: 'Accept, Accept-Encoding' });
  headers.set('Cache-Control', maxAgeSeconds > 0 ? `public, max-age=${maxAgeSeconds}` : 'public, no-cache');
  if (next) headers.set('Link', `<${next}>; rel="next"`);
  return headers;
};

/** 200, or 304 for a client that has the same already. */
export async function apiJson(visit: Visit, body: object, options: ApiAnswerOptions): Promise<Response> {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  const headers = headersOf('application/json', options);
  // Weak: the bytes that travel differ between gzip and plain, what they say does not.
  const tag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  headers.set('ETag', tag);
  if (hasAlready(visit, tag)) return new Response(null, { status: 304, headers });
  if (bytes.length < zippedFromBytes || !takesGzip(visit)) return new Response(bytes, { headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(await zipped(bytes), { headers });
}

function hasAlready(visit: Visit, tag: string): boolean {
  const given = (visit.header('if-none-match') ?? '').split(',').map((each) => each.trim());
  return given.some((each) => each === '*' || each === tag || `W/${each}` === tag);
}

export const asksForLines = (visit: Visit): boolean =>
  /\bapplication\/(?:x-)?ndjson\b/i.test(visit.header('accept') ?? '');

/** Some rows at a time. */
export type LineRows = AsyncIterable<readonly object[]> | Iterable<readonly object[]>;

/** One object on each line. `rows` gives some at a time; it is asked again when the client wants more. */
export function apiLines(visit: Visit, rows: LineRows, options: ApiAnswerOptions): Response {
  const headers = headersOf('application/x-ndjson', options);
  const isZipped = takesGzip(visit);
  if (isZipped) headers.set('Content-Encoding', 'gzip');
  if (visit.isHead) return new Response(null, { headers });
  const plain = streamOf(visit, linesOf(rows));
  return new Response(isZipped ? plain.pipeThrough(new CompressionStream('gzip')) : plain, { headers });
}

async function* linesOf(rows: LineRows): AsyncGenerator<string> {
  for await (const some of rows) yield some.map((row) => `${JSON.stringify(row)}\n`).join('');
}
