/**
 * Makes the Visit of one request, and holds the checks that need more than its headers. The order in which they run is
 * in core.ts; here is only what each one does.
 */
import type { Context } from 'hono';
import type { Ctx, Subject } from '../context.ts';
import { newToken } from '../crypto/tokens.ts';
import { cookieJar, type CookieJar } from './cookies.ts';
import { readForm, type Filled, type Form } from './form.ts';
import { csrfHolds, csrfToken, idempotencyHolds, idempotencyToken, type FormBinding } from './form-tokens.ts';
import { claimOf, type Claim } from './idempotency.ts';
import { localPath } from './local-path.ts';
import { problemResponse, type DrawProblem, type ProblemKind } from './problem.ts';
import type { Route } from './route.ts';
import type { FormAnswers, Page, Parts, SessionFacts, Visit } from './visit.ts';

/** What the prelude decides before anything else: never taken from a header alone. */
export interface RequestFacts {
  readonly requestId: string;
  readonly clientAddress: string;
}

/** Turns a page into a document; the composition root knows tabs, names and bars. */
export type DrawPage = (visit: Visit, page: Page) => Promise<string>;

export interface VisitParts extends Parts {
  readonly drawPage: DrawPage;
  readonly drawProblem: DrawProblem;
  /** Finds the live session of a cookie; owned by the module that signs people in. */
  readonly findSession: (visit: Visit, token: string, isByPerson: boolean) => Promise<SessionFacts | null>;
}

export interface CoreVisit extends Visit {
  readonly request: Request;
  body: URLSearchParams;
  findSession(route: Route): Promise<null>;
  checkToken(): Response | null;
  /** The reply of an earlier time for this form, or null. Registers the claim for this time. */
  repeated(route: Route): Promise<Response | null>;
  settle(response: Response): Promise<void>;
}

const userAgentAtMost = 256;

export function openVisit(context: Context, facts: RequestFacts, parts: VisitParts): CoreVisit {
  const url = new URL(context.req.url);
  const path = url.pathname + url.search;
  const now = parts.now();
  const cookies = cookieJar(context.req.header('cookie'), parts.origins.publicUrl.startsWith('https:'), (line) =>
    context.header('Set-Cookie', line, { append: true }),
  );
  let session: SessionFacts | null = null;
  let subject: Subject | null = null;
  let claim: Claim | null = null;

  const visit: CoreVisit = {
    parts,
    now,
    requestId: facts.requestId,
    client: { address: facts.clientAddress, userAgent: printable(context.req.header('user-agent') ?? '') },
    cookies,
    path,
    request: context.req.raw,
    body: new URLSearchParams(),
    get session() {
      return session;
    },
    get subject() {
      return subject;
    },
    get ctx(): Ctx {
      const actor =
        session?.stage === 'signed-in' && session.accountId
          ? ({ kind: 'account', accountId: session.accountId, sessionId: session.id } as const)
          : ({ kind: 'anonymous' } as const);
      const { requestId, client } = visit;
      const { db: tx, keyring } = parts;
      return { actor, subject, tx, now, requestId, client, keyring, policy: parts.config.policy, once: claim };
    },
    wear(party) {
      subject = party;
    },
    param: (name) => context.req.param(name) ?? '',
    query: (name) => url.searchParams.get(name),
    header: (name) => context.req.header(name) ?? null,
    async show(page, status = 200) {
      return document(await parts.drawPage(visit, page), status);
    },
    redirect(to) {
      const location = localPath(to);
      if (!location) throw new Error('A redirect must stay with us');
      return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
    },
    problem: (kind, retryAfterSeconds) => problem(context, facts, parts, kind, retryAfterSeconds),
    read: (form, answers) => read(visit, form, answers),
    formTokens(action) {
      const binding = bindingOf(cookies, session, action);
      return {
        csrf: csrfToken(parts.keyring, binding),
        idempotency: idempotencyToken(parts.keyring, binding, action, now),
      };
    },
    async findSession(route) {
      const token = cookies.read('session');
      session = token ? await parts.findSession(visit, token, !route.inBackground) : null;
      return null;
    },
    checkToken() {
      const held = csrfHolds(parts.keyring, bindingOf(cookies, session, url.pathname), visit.body.get('csrf'), now);
      return held ? null : visit.problem('stale-form');
    },
    async repeated(route) {
      if (route.idempotency === 'exempt') return null;
      const token = visit.body.get('idempotency');
      const binding = bindingOf(cookies, session, url.pathname);
      if (!token || !idempotencyHolds(parts.keyring, binding, url.pathname, token, now)) return visit.problem('stale-form');
      claim = claimOf(parts.keyring, token, url.pathname, visit.body, now);
      const location = await claim.earlier(parts.db);
      return location === null ? null : visit.redirect(location);
    },
    async settle(response) {
      await claim?.settle(parts.db, response.status === 303 ? response.headers.get('Location') : null);
    },
  };
  return visit;
}

const document = (html: string, status: number) =>
  new Response(html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });

function problem(context: Context, facts: RequestFacts, parts: VisitParts, kind: ProblemKind, retryAfterSeconds?: number) {
  const details = { kind, requestId: facts.requestId };
  return problemResponse(
    retryAfterSeconds === undefined ? details : { ...details, retryAfterSeconds },
    parts.drawProblem,
    wantsJson(context),
  );
}

/** A program says application/json and no text/html. */
export function wantsJson(context: Context): boolean {
  const accept = context.req.header('accept') ?? '';
  return accept.includes('json') && !accept.includes('text/html');
}

/** Which browser and hat a form belongs to. A visitor without a cookie gets one here, when the first form is drawn. */
function bindingOf(cookies: CookieJar, session: SessionFacts | null, action: string): FormBinding {
  const hat = /^\/for\/([\w-]+)(?:\/|$)/.exec(action)?.[1] ?? '';
  if (session) return { browser: session.id, hat };
  let visitor = cookies.read('visitor');
  if (!visitor) cookies.set('visitor', (visitor = newToken()));
  return { browser: visitor, hat };
}

async function read<Command>(visit: CoreVisit, form: Form<Command>, { again, answer }: FormAnswers<Command>) {
  const outcome = readForm(form, visit.body);
  if (outcome.kind === 'tampered') return visit.problem('tampered');
  if (outcome.kind === 'mistakes') return again(visit, outcome.filled);
  return answer(visit, outcome.command, outcome.filled satisfies Filled);
}

const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, userAgentAtMost);
