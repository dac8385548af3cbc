/**
 * Makes the Visit of one request, and holds the checks that need more than its headers. The order in which they run is
 * in core.ts; here is only what each one does.
 */
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Ctx, Subject } from '../context.ts';
import { newToken } from '../crypto/tokens.ts';
import { cookieJar, type CookieJar } from './cookies.ts';
import { problemOf } from './faults.ts';
import { readForm, type Filled, type Form } from './form.ts';
import { csrfHolds, idempotencyHolds, pageTokens, type FormBinding } from './form-tokens.ts';
import { claimOf, type Claim } from './idempotency.ts';
import { localPath } from './local-path.ts';
import { isSecure } from './origins.ts';
import { problemJson, problemResponse, Refuse, type DrawProblem, type ProblemKind } from './problem.ts';
import { pathOf, queryOf } from './request-path.ts';
import type { Route } from './route.ts';
import { completeAnswer, type CommonHeaders } from './security-headers.ts';
import type { Turn } from './turns.ts';
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
  /** What every answer carries. */
  readonly headers: CommonHeaders;
  readonly turnOf: (key: string) => Promise<Turn>;
  readonly log: Logger;
  /** Finds the live session of a cookie; owned by the module that signs people in, which may read more for this route. */
  readonly findSession: (visit: Visit, token: string, route: Route) => Promise<SessionFacts | null>;
}

export interface CoreVisit extends Visit {
  readonly request: Request;
  /** Set-Cookie lines for whatever answer is chosen. */
  readonly cookieLines: string[];
  body: URLSearchParams;
  answerHeaders: CommonHeaders;
  findSession(route: Route): Promise<null>;
  /** A program asked: it gets problem+json instead of pages. */
  readonly wantsJson: boolean;
  /** Both hidden values of the form are ours, for this browser, in time. */
  tokensHold(route: Route): boolean;
  /** The reply of an earlier time for this form, or null. Registers the claim for this time. */
  repeated(route: Route): Promise<Response | null>;
  /** Answers by `work`, or with the reply of whoever does the same in another process just now. */
  onceOnly(work: () => Promise<Response> | Response): Promise<Response>;
}

const userAgentAtMost = 256;

/** What a visit learns on its way through the steps: who, for whom, and the claim of its form. */
interface Learned {
  session: SessionFacts | null;
  subject: Subject | null;
  claim: Claim | null;
  turn: Turn | null;
  /** Only while nothing can change under it: a post reads anew. */
  readonly read: Ctx['read'] | null;
}

export function openVisit(context: Context, facts: RequestFacts, parts: VisitParts): CoreVisit {
  const { url } = context.req;
  const path = pathOf(url);
  const query = queryOf(url);
  const now = parts.now();
  const cookieLines: string[] = [];
  const cookies = cookieJar(context.req.header('cookie'), isSecure(parts.config), (line) => cookieLines.push(line));
  const learned: Learned = {
    session: null,
    subject: null,
    claim: null,
    turn: null,
    read: context.req.method === 'GET' ? new Map() : null,
  };
  const client = {
    address: facts.clientAddress,
    userAgent: printable(context.req.header('user-agent') ?? ''),
  };
  const binding = (action: string) => bindingOf(cookies, learned.session, action);
  const visit: CoreVisit = {
    parts,
    now,
    requestId: facts.requestId,
    client,
    cookies,
    cookieLines,
    path: path + query,
    isHead: context.req.raw.method === 'HEAD',
    request: context.req.raw,
    wantsJson: wantsJson(context),
    body: new URLSearchParams(),
    answerHeaders: parts.headers,
    get session() {
      return learned.session;
    },
    get subject() {
      return learned.subject;
    },
    get ctx() {
      return ctxOf(visit, learned);
    },
    wear: (party) => void (learned.subject = party),
    param: (name) => context.req.param(name) ?? '',
    query: (name) => (query === '' ? null : new URLSearchParams(query).get(name)),
    header: (name) => context.req.header(name) ?? null,
    async show(page, status = 200) {
      if (status >= 400 && visit.wantsJson) return problemJson({ status, requestId: facts.requestId });
      const html = await parts.drawPage(visit, page);
      return completeAnswer(html, { status, headers: parts.headers, requestId: facts.requestId });
    },
    redirect,
    problem: (kind, retryAfterSeconds) => problem(context, facts, parts, kind, retryAfterSeconds),
    brokeOff: (error) => parts.log.error({ requestId: facts.requestId, err: error }, 'answer broke off'),
    read: (form, answers) => read(visit, form, answers),
    formTokens: pageTokens(parts.keyring, binding, now),
    ...checksOf(() => visit, { parts, learned, path, binding }),
  };
  return visit;
}

/** The actor comes from the session alone. */
function ctxOf({ parts, now, requestId, client }: CoreVisit, { session, subject, claim, read }: Learned): Ctx {
  const actor =
    session?.stage === 'signed-in' && session.accountId
      ? ({ kind: 'account', accountId: session.accountId, sessionId: session.id } as const)
      : ({ kind: 'anonymous' } as const);
  const { db: tx, keyring, config } = parts;
  const ctx = { actor, subject, tx, now, requestId, client, keyring, policy: config.policy, once: claim };
  return read ? { ...ctx, read } : ctx;
}

function redirect(to: string): Response {
  const location = localPath(to);
  if (!location) throw new Error('A redirect must stay with us');
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
}

interface CheckParts {
  readonly parts: VisitParts;
  readonly learned: Learned;
  readonly path: string;
  readonly binding: (action: string) => FormBinding;
}

type Checks = Pick<CoreVisit, 'findSession' | 'tokensHold' | 'repeated' | 'onceOnly'>;

function checksOf(visitOf: () => CoreVisit, { parts, learned, path, binding }: CheckParts): Checks {
  const { keyring } = parts;
  return {
    async findSession(route) {
      const visit = visitOf();
      const token = visit.cookies.read('session');
      learned.session = token ? await parts.findSession(visit, token, route) : null;
      return null;
    },
    tokensHold({ idempotency }) {
      const { body, now } = visitOf();
      const bound = binding(path);
      if (!csrfHolds(keyring, bound, body.get('csrf'), now)) return false;
      return idempotency === 'exempt' || idempotencyHolds(keyring, bound, path, body.get('idempotency'), now);
    },
    async repeated(route) {
      const visit = visitOf();
      const token = visit.body.get('idempotency');
      if (route.idempotency === 'exempt' || !token) return null;
      const claim = claimOf(keyring, token, path, visit.body, visit.now);
      const turn = await parts.turnOf(claim.key);
      try {
        const location = turn.earlier?.location ?? (await claim.earlier(parts.db));
        if (location === null) {
          Object.assign(learned, { claim, turn });
          return null;
        }
        visit.cookieLines.push(...(turn.earlier?.cookieLines ?? []));
        return visit.redirect(location);
      } finally {
        if (!learned.turn) turn.end(turn.earlier);
      }
    },
    async onceOnly(work) {
      const { claim, turn } = learned;
      let location: string | null = null;
      try {
        const response = await work();
        if (response.status === 303) location = response.headers.get('Location');
        await claim?.settle(parts.db, location);
        return response;
      } catch (error) {
        // Under way elsewhere, or just done there with its reply not written yet.
        const isElsewhere = error instanceof Refuse && /^(in-progress|already-done)$/.test(error.kind);
        if (claim && !isElsewhere) await giveUp(claim, error, parts.db);
        if (!claim || !isElsewhere) throw error;
        location = await claim.another(parts.db);
        if (location === null) throw error;
        return visitOf().redirect(location);
      } finally {
        turn?.end(location === null ? null : { location, cookieLines: visitOf().cookieLines });
      }
    },
  };
}

/** Whoever is asked to come back may do so with the same form: nothing was done, though a try may have been counted. */
async function giveUp(claim: Claim, error: unknown, db: CoreVisit['parts']['db']): Promise<void> {
  // Where the database itself is away, the claim went with the transaction that made it.
  if (problemOf(error).kind === 'busy') await claim.settle(db, null).catch(() => undefined);
}

function problem(
  context: Context,
  facts: RequestFacts,
  parts: VisitParts,
  kind: ProblemKind,
  retryAfterSeconds?: number,
) {
  const details = { kind, requestId: facts.requestId };
  return problemResponse(
    retryAfterSeconds === undefined ? details : { ...details, retryAfterSeconds },
    parts.drawProblem,
    wantsJson(context),
  );
}

/** Under /api there is nobody else. */
export const isForPrograms = (context: Context): boolean => /^\/api(?:\/|$)/.test(context.req.path);

/** A program says application/json and no text/html. */
export function wantsJson(context: Context): boolean {
  if (isForPrograms(context)) return true;
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
  if (outcome.kind === 'mistakes') {
    const { errors } = outcome.filled;
    return visit.wantsJson
      ? problemJson({ status: 422, requestId: visit.requestId, errors })
      : again(visit, outcome.filled);
  }
  return answer(visit, outcome.command, outcome.filled satisfies Filled);
}

const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, userAgentAtMost);
