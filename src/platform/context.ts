/**
 * What an action is handed: who acts, for whom, when, and the parts it may use. Nothing is ambient.
 * `tx` is a pool or a transaction: an action that writes opens its own with `inTransaction(ctx, …)`.
 */
import type { Database } from './db/database.ts';
import type { Kysely } from 'kysely';
import type { Keyring } from './crypto/keyring.ts';
import type { PolicyName } from './config/config.ts';

export type Tx = Kysely<Database>;

/** Who did it. `account` is a person signed in; `system` is a job or the command line, by its name. */
export type Actor =
  | { readonly kind: 'account'; readonly accountId: string; readonly sessionId: string }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'system'; readonly name: string };

/** For whom: the party whose hat is worn, or null when a person acts for themselves. */
export interface Subject {
  readonly partyId: string;
}

export interface Client {
  /** Canonical client address (IPv4, or the /64 of an IPv6), decided by the prelude, never by a header alone. */
  readonly address: string;
  readonly userAgent: string;
}

export interface Ctx {
  readonly actor: Actor;
  readonly subject: Subject | null;
  readonly tx: Tx;
  readonly now: Date;
  readonly requestId: string;
  readonly client: Client;
  readonly keyring: Keyring;
  readonly policy: PolicyName;
  /** Claims the form of this request in the first transaction, so that its work is done once. Null: nothing to claim. */
  readonly once?: { claim(tx: Tx): Promise<void> } | null;
  /** What the transaction does last, before it commits; frozen when it begins to. */
  readonly atEnd?: (() => Promise<void>)[];
  /** What a request that only looks has read so far: page and header read it once. It goes with the request. */
  readonly read?: Map<string, Promise<unknown>>;
}

/** Asks once for each `key` while a request only looks; anywhere else, and in a transaction, it asks each time. */
export function readOnce<Result>({ read, tx }: Ctx, key: string, ask: () => Promise<Result>): Promise<Result> {
  if (!read || tx.isTransaction) return ask();
  const asked = (read.get(key) as Promise<Result> | undefined) ?? ask();
  read.set(key, asked);
  return asked;
}

/** Runs `work` in one transaction (the caller's, where there is one already). Throwing rolls back; an Outcome commits. */
export function inTransaction<Result>(ctx: Ctx, work: (ctx: Ctx) => Promise<Result>): Promise<Result> {
  if (ctx.tx.isTransaction) return work(ctx);
  return ctx.tx.transaction().execute(async (tx) => {
    await ctx.once?.claim(tx);
    const atEnd: (() => Promise<void>)[] = [];
    const result = await work({ ...ctx, tx, atEnd });
    Object.freeze(atEnd);
    for (const last of atEnd) await last();
    return result;
  });
}
