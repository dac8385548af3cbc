/**
 * Answers for programs: JSON with an entity tag, or lines of JSON as a stream. Both are compressed for whoever takes gzip.
 */
import { hash } from 'node:crypto';
import { takesGzip, zipped, zippedFromBytes } from './gzip.ts';
import { answerWithAll } from './security-headers.ts';
import { streamOf } from './stream.ts';
import type { Visit } from './visit.ts';

export interface ApiAnswerOptions {
  /** The address of the next page, for clients that go by headers. */
  readonly next?: string | null;
  /** How long caches may keep it; 0: they ask each time whether it is still so. */
  readonly maxAgeSeconds: number;
}

function headersOf(visit: Visit, type: string, options: ApiAnswerOptions): Record<string, string> {
  const { next, maxAgeSeconds } = options;
  const headers: Record<string, string> = {
    ...visit.answerHeaders,
    'Content-Type': type,
    Vary: 'Accept, Accept-Encoding',
    'Cache-Control': maxAgeSeconds > 0 ? `public, max-age=${maxAgeSeconds}` : 'public, no-cache',
  };
  if (next) headers['Link'] = `<${next}>; rel="next"`;
  return headers;
}

/** 200, or 304 for a client that has the same already. */
export const apiJson = (visit: Visit, body: object, options: ApiAnswerOptions): Promise<Response> =>
  apiText(visit, JSON.stringify(body), options);

/** The same of JSON that was written already. */
export async function apiText(visit: Visit, json: string, options: ApiAnswerOptions): Promise<Response> {
  const headers = headersOf(visit, 'application/json', options);
  // Weak: the bytes that travel differ between gzip and plain, what they say does not.
  const tag = `W/"${hash('sha256', json, 'base64url').slice(0, 22)}"`;
  headers['ETag'] = tag;
  if (hasAlready(visit, tag)) return answerWithAll(null, 304, headers);
  if (json.length < zippedFromBytes || !takesGzip(visit)) return answerWithAll(json, 200, headers);
  headers['Content-Encoding'] = 'gzip';
  return answerWithAll(await zipped(Buffer.from(json, 'utf8')), 200, headers);
}

function hasAlready(visit: Visit, tag: string): boolean {
  const header = visit.header('if-none-match');
  if (header === null) return false;
  const given = header.split(',').map((each) => each.trim());
  return given.some((each) => each === '*' || each === tag || `W/${each}` === tag);
}

export const asksForLines = (visit: Visit): boolean =>
  /\bapplication\/(?:x-)?ndjson\b/i.test(visit.header('accept') ?? '');

/** Some rows at a time. */
export type LineRows = AsyncIterable<readonly object[]> | Iterable<readonly object[]>;

/** One object on each line. `rows` gives some at a time; it is asked again when the client wants more. */
export function apiLines(visit: Visit, rows: LineRows, options: ApiAnswerOptions): Response {
  const headers = headersOf(visit, 'application/x-ndjson', options);
  const isZipped = takesGzip(visit);
  if (isZipped) headers['Content-Encoding'] = 'gzip';
  if (visit.isHead) return new Response(null, { headers });
  const plain = streamOf(visit, linesOf(rows));
  return new Response(isZipped ? plain.pipeThrough(new CompressionStream('gzip')) : plain, { headers });
}

async function* linesOf(rows: LineRows): AsyncGenerator<string> {
  for await (const some of rows) yield some.map((row) => `${JSON.stringify(row)}\n`).join('');
}
