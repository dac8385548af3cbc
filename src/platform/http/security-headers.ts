/**
 * Headers that every answer carries, errors and downloads included. Scripts and styles come from files of ours only:
 * there is no inline script or style to allow. Source: ASVS 3.4, OWASP secure headers.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const always = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** Two years, as browsers' preload lists ask for; only meaningful over TLS. */
const strictTransport = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } as const;

export type CommonHeaders = Readonly<Record<string, string>>;

export const securityHeaders = (secure: boolean): CommonHeaders =>
  secure ? { ...always, ...strictTransport } : always;

/** Answers that were made with the common headers in them. */
const complete = new WeakSet<Response>();

/** A page with everything at once: adding header by header to a finished answer took 5 % of a page. */
export function completeAnswer(
  html: string,
  { status, headers, requestId }: { status: number; headers: CommonHeaders; requestId: string },
): Response {
  const own = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'X-Request-Id': requestId };
  return answerWithAll(bytesOf(html), status, { ...headers, ...own });
}

/**
 * The common headers are among these. Read or changed afterwards, they would be copied twice. A short body is better a text,
 * which leaves in one piece with its headers; a page is better bytes.
 */
export function answerWithAll(
  body: string | Uint8Array<ArrayBuffer> | null,
  status: number,
  headers: CommonHeaders,
): Response {
  const answer = new Response(body, { status, headers });
  complete.add(answer);
  return answer;
}

export const isComplete = (answer: Response): boolean => complete.has(answer);

/** Adds what is missing: what an answer says itself stays. */
export function addHeaders(answer: Response, headers: CommonHeaders, requestId: string): Response {
  if (complete.has(answer)) return answer;
  for (const [name, value] of Object.entries(headers)) {
    if (!answer.headers.has(name)) answer.headers.set(name, value);
  }
  answer.headers.set('X-Request-Id', requestId);
  return answer;
}

/** As long as pages usually are; a longer one is written by itself. */
const room = Buffer.allocUnsafeSlow(256 * 1024);
const bytesOfLetterAtMost = 3;

/**
 * A page as bytes, written once: as text its length would be counted first, and each takes as long as drawing a third of the
 * page. Writing into room that is there already takes half of the time of `Buffer.from`.
 */
function bytesOf(html: string): Uint8Array<ArrayBuffer> {
  if (html.length * bytesOfLetterAtMost > room.length) return Buffer.from(html, 'utf8');
  return Uint8Array.prototype.slice.call(room, 0, room.write(html, 'utf8')) as Uint8Array<ArrayBuffer>;
}
