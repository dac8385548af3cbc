/**
 * Contexts to record audit events with, and an ordinary event. Apart from audit-world.ts because processes outside the
 * test runner use them too.
 */
import { record } from '../src/platform/audit/record.ts';
import { inTransaction, type Ctx } from '../src/platform/context.ts';
import { newId } from '../src/platform/crypto/id.ts';
import type { Keyring } from '../src/platform/crypto/keyring.ts';

const start = new Date('2026-11-03T14:05:09.120Z');

/** Somebody signed in, wearing a hat, at a time that `tick` moves on by a second. */
export function auditContexts(tx: Ctx['tx'], keyring: Keyring) {
  let seconds = 0;
  const now = () => new Date(start.getTime() + 1000 * seconds);
  const context = (over: Partial<Ctx> = {}): Ctx => ({
    actor: { kind: 'account', accountId: newId(now()), sessionId: newId(now()) },
    subject: { partyId: newId(now()) },
    tx,
    now: now(),
    requestId: 'r-1',
    client: { address: '203.0.113.9', userAgent: 'Browser/1.0 (X11; Linux)' },
    keyring,
    policy: 'legacy',
    once: null,
    ...over,
  });
  const tick = () => void (seconds += 1);
  return { now, context, tick };
}

/** An ordinary event in a transaction of its own. */
export function recordOne(ctx: Ctx): Promise<void> {
  return inTransaction(ctx, (inside) =>
    record(inside, {
      action: 'role-request.approve',
      outcome: 'done',
      object: { type: 'role-request', id: newId(ctx.now) },
      details: { role: 'staff_end_user', functions: 'enrollment,registry' },
    }),
  );
}
