/**
 * Whoever is halfway in needs more than their session at each step. It is asked in one question with the session; what was
 * read goes with the session of this request, and is read anew where it may have changed.
 */
import { tokenDigest } from '../../platform/crypto/tokens.ts';
import type { Route } from '../../platform/http/route.ts';
import type { SessionFacts, Visit } from '../../platform/http/visit.ts';
import { identityPaths } from '../paths.ts';
import { findLiveSession, judgeSession } from '../session/session.actions.ts';
import type { SessionRow } from '../session/session.store.ts';
import { inBrowser } from './code-step.actions.ts';
import { findSessionWithEnd, findSessionWithMethods } from './code-step.store.ts';
import type { HalfSignedIn } from './complete-sign-in.actions.ts';

type Beside = Pick<HalfSignedIn, 'methods' | 'end'>;

const beside = new WeakMap<SessionFacts, Beside>();

export const readBeside = (session: SessionFacts): Beside => beside.get(session) ?? {};

type Asked = Parameters<typeof findSessionWithMethods>[1];
type Ask = (tx: Visit['parts']['db'], asked: Asked) => Promise<Beside & { readonly row: SessionRow | undefined }>;

const withMethods: Ask = async (tx, asked) => {
  const rows = await findSessionWithMethods(tx, asked);
  return { row: rows[0], methods: rows.filter((row) => row.method_id !== null) };
};

const withEnd: Ask = async (tx, asked) => {
  const [row] = await findSessionWithEnd(tx, asked);
  return row && row.bucket !== null ? { row, end: row } : { row };
};

const asks: Readonly<Record<string, Ask>> = {
  [`GET ${identityPaths.signInMethod}`]: withMethods,
  [`POST ${identityPaths.signInMethod}`]: withMethods,
  [`GET ${identityPaths.signInCode}`]: withMethods,
  [`POST ${identityPaths.signInCodeAgain}`]: withMethods,
  [`POST ${identityPaths.signInCode}`]: withEnd,
};

/** The live session of a cookie, or null. */
export async function findSessionFor(
  visit: Visit,
  token: string,
  route: Pick<Route, 'method' | 'path' | 'inBackground'>,
): Promise<SessionFacts | null> {
  const ask = asks[`${route.method} ${route.path}`];
  if (!ask) return findLiveSession(visit, token, !route.inBackground);
  const asked = inBrowser({ tokenDigest: tokenDigest(token) }, visit.cookies.read('device'), visit.now);
  const { row, ...read } = await ask(visit.parts.db, asked);
  const session = await judgeSession(visit, row, true);
  if (session) beside.set(session, read);
  return session;
}
