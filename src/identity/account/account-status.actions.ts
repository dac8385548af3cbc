/**
 * What an operator does to somebody's account: disable and enable it, end its sessions, lift a lock. None of them touches
 * a role or a connection: those hold again as soon as the account does.
 */
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { endSessionsOf } from '../session/session.store.ts';
import { findAccountByUserId } from './account.store.ts';
import { clearBuckets, findAccountById, findStatus, markStatus } from './account-status.store.ts';

/** It is closed for good, or it is already as it should become. */
export type AccountStatusReason = 'closed' | 'already';

type Decided<Value> = Promise<Outcome<Value, AccountStatusReason>>;

const accountIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The account with this user ID or account id (the audit names accounts by that), or null. */
export const findAccount = (ctx: Ctx, id: string): Promise<string | null> =>
  accountIdPattern.test(id) ? findAccountById(ctx.tx, id) : findAccountByUserId(ctx.tx, id);

/** A session is asked for the status of its account at every request, so it is over even before it is ended here. */
export function disableAccount(ctx: Ctx, accountId: string): Decided<{ readonly sessions: number }> {
  const about = { action: 'account.disable', object: { type: 'account', id: accountId } } as const;
  return inTransaction(ctx, async (ctx) => {
    const change = { from: 'active', to: 'disabled', reason: 'operator' } as const;
    if (!(await markStatus(ctx.tx, accountId, change, ctx.now)))
      return recordRefusal(ctx, about, refused(await whyNot(ctx, accountId)));
    await record(ctx, { ...about, outcome: 'done', details: { cause: 'operator' } });
    return done({ sessions: await endSessions(ctx, accountId, 'disabled') });
  });
}

export function enableAccount(ctx: Ctx, accountId: string): Decided<null> {
  const about = { action: 'account.enable', object: { type: 'account', id: accountId } } as const;
  return inTransaction(ctx, async (ctx) => {
    if (!(await markStatus(ctx.tx, accountId, { from: 'disabled', to: 'active', reason: null }, ctx.now)))
      return recordRefusal(ctx, about, refused(await whyNot(ctx, accountId)));
    await record(ctx, { ...about, outcome: 'done' });
    return done(null);
  });
}

/** Gives how many sessions it ended. */
export const signOutAccount = (ctx: Ctx, accountId: string): Promise<number> =>
  inTransaction(ctx, (ctx) => endSessions(ctx, accountId, 'operator'));

/** Lifts every lock, and forgets the failures that had not yet come to one; gives how many locks there were. */
export const unlockAccount = (ctx: Ctx, accountId: string): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const locks = await clearBuckets(ctx.tx, accountId, ctx.now);
    const object = { type: 'account', id: accountId } as const;
    await record(ctx, { action: 'account.unlock', outcome: 'done', object, details: { by: 'operator' } });
    return locks;
  });

const whyNot = async (ctx: Ctx, accountId: string): Promise<AccountStatusReason> =>
  (await findStatus(ctx.tx, accountId)) === 'closed' ? 'closed' : 'already';

async function endSessions(ctx: Ctx, accountId: string, cause: string): Promise<number> {
  const sessions = await endSessionsOf(ctx.tx, accountId, cause, ctx.now);
  const object = { type: 'account', id: accountId } as const;
  await record(ctx, { action: 'session.end', outcome: 'done', object, details: { cause, sessions } });
  return sessions;
}
