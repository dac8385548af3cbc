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
  if (wantsJson) return problemJson({ kind: problem.kind, status, requestId: problem.requestId }, headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(draw(problem, status), { status, headers });
}

/** A page of a module that is a refusal: for a program its status says which kind. */
const kindsOfPages: Readonly<Record<number, string>> = {
  403: 'forbidden',
  404: 'not-found',
  409: 'already-done',
  410: 'gone',
  422: 'mistakes',
};

export interface ProblemFacts {
  readonly status: number;
  readonly requestId: string;
  /** Left out: told by the status. */
  readonly kind?: string;
  /** A sentence for whoever reads the program's log. */
  readonly detail?: string;
  /** Field name → what is wrong with it. */
  readonly errors?: Readonly<Record<string, string>>;
}

export function problemJson(
  { status, requestId, kind, detail, errors }: ProblemFacts,
  headers = new Headers(),
): Response {
  const title = kind ?? kindsOfPages[status] ?? 'refused';
  headers.set('Content-Type', 'application/problem+json');
  headers.set('Cache-Control', 'no-store');
  const body = { type: `about:blank#${title}`, title, status, requestId, detail, errors };
  return new Response(JSON.stringify(body), { status, headers });
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
