/**
 * One request, as routes see it: who came, what they sent, and how to answer. A route never touches Hono or headers.
 * `ctx` is what actions get; the actor in it comes from the session, never from the request.
 */
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Kysely } from 'kysely';
import type { Client, Ctx, Subject } from '../context.ts';
import type { Config } from '../config/config.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Database } from '../db/database.ts';
import type { Courier } from '../mail/ready-text.ts';
import type { CookieJar } from './cookies.ts';
import type { Filled, Form } from './form.ts';
import type { Origins } from './origins.ts';
import type { ProblemKind } from './problem.ts';

/** The parts that every request shares. */
export interface Parts {
  readonly config: Config;
  readonly db: Kysely<Database>;
  readonly keyring: Keyring;
  readonly now: () => Date;
  readonly origins: Origins;
  /** Null until this process runs a worker, and where it runs none. */
  readonly courier: () => Courier | null;
}

/** What the core must know of a session; it is found by the module that owns sessions. */
export interface SessionFacts {
  readonly id: string;
  readonly stage: 'registering' | 'half-session' | 'signed-in';
  /** Null only while registering. */
  readonly accountId: string | null;
  /** Only while registering. */
  readonly registrationId: string | null;
  readonly idleEndsAt: Date;
  /** Path that was asked for before signing in or registering. */
  readonly returnTo: string | null;
  /** The sign-in before this one, as it was noted when this session began. */
  readonly before: { readonly signedInAt: Date | null; readonly userAgent: string | null };
}

/** A whole page: turned into text by the composition root, which knows the frame around it. */
export type Page = JSX.Element;

export interface FormAnswers<Command> {
  readonly again: (visit: Visit, filled: Filled) => Promise<Response> | Response;
  readonly answer: (visit: Visit, command: Command, filled: Filled) => Promise<Response> | Response;
}

export interface Visit {
  readonly parts: Parts;
  readonly now: Date;
  readonly requestId: string;
  readonly client: Client;
  readonly cookies: CookieJar;
  readonly session: SessionFacts | null;
  /** Path and query as asked for. */
  readonly path: string;
  /** Only the headers are asked for; whatever is answered, its body is left out. */
  readonly isHead: boolean;
  /** What every answer carries; the one for a program is its own, with all that it has to say (api-door.ts). */
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly ctx: Ctx;
  /** The party whose hat is worn, set by a guard that has checked the right to it. */
  readonly subject: Subject | null;
  wear(subject: Subject): void;
  param(name: string): string;
  query(name: string): string | null;
  header(name: string): string | null;
  show(page: Page, status?: number): Promise<Response>;
  /** 303 to a path of ours. */
  redirect(path: string): Response;
  problem(kind: ProblemKind, retryAfterSeconds?: number): Response;
  /** For the log: an answer that was under way could not be finished, and it is our fault. */
  brokeOff(error: unknown): void;
  read<Command>(form: Form<Command>, answers: FormAnswers<Command>): Promise<Response>;
  /** Hidden values for a form that posts to `action`. */
  formTokens(action: string): { readonly csrf: string; readonly idempotency: string };
}
