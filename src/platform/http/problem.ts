/**
 * Every answer that is not the page asked for, as a closed list. Pages are drawn by the composition root; programs get
 * `application/problem+json` (RFC 9457). The kind is stable and documented; the sentence is for people.
 */
export type ProblemKind =
  | 'not-found'
  | 'wrong-method'
  | 'forbidden'
  | 'cross-site'
  | 'stale-form'
  | 'changed-form'
  | 'already-done'
  | 'in-progress'
  | 'tampered'
  | 'too-large'
  | 'wrong-type'
  | 'too-many'
  | 'busy'
  | 'fault';

export interface Problem {
  readonly kind: ProblemKind;
  readonly requestId: string;
  readonly retryAfterSeconds?: number;
}

const statuses: Readonly<Record<ProblemKind, number>> = {
  'not-found': 404,
  'wrong-method': 405,
  forbidden: 403,
  'cross-site': 403,
  'stale-form': 403,
  'changed-form': 422,
  'already-done': 409,
  'in-progress': 409,
  tampered: 400,
  'too-large': 413,
  'wrong-type': 415,
  'too-many': 429,
  busy: 503,
  fault: 500,
};

export type DrawProblem = (problem: Problem, status: number) => string;

/** `wantsJson` comes from the Accept header: a program asked. */
export function problemResponse(problem: Problem, draw: DrawProblem, wantsJson: boolean): Response {
  const status = statuses[problem.kind];
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (problem.retryAfterSeconds !== undefined) headers.set('Retry-After', String(problem.retryAfterSeconds));
  if (wantsJson) {
    headers.set('Content-Type', 'application/problem+json');
    const { kind, requestId } = problem;
    return new Response(JSON.stringify({ type: `about:blank#${kind}`, title: kind, status, requestId }), {
      status,
      headers,
    });
  }
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(draw(problem, status), { status, headers });
}

/** Thrown to answer with a problem from deep inside, for example from a claim of an idempotency token. */
export class Refuse extends Error {
  override name = 'Refuse';
  readonly kind: ProblemKind;
  readonly retryAfterSeconds: number | undefined;
  constructor(kind: ProblemKind, retryAfterSeconds?: number) {
    super(kind);
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
