/**
 * Writes one audit event: `record` in the transaction of what it tells, so that neither exists without the other.
 * A refusal is an answer too: it commits a transaction that holds only its event (`recordRefusal`).
 * Throws AuditUnavailable when the event cannot be written; let it pass, so that everything rolls back.
 */
import type { Ctx } from '../context.ts';
import type { AuditEvent, AuditRefusal } from './audit-actions.ts';
import { cellsOf, unwrittenOf, writeEvents } from './write-events.ts';

/** In the transaction of `ctx`, which must have one: call it from inside `inTransaction`. */
export async function record(ctx: Ctx, event: AuditEvent): Promise<void> {
  if (!ctx.tx.isTransaction) throw new Error(`${event.action} must be recorded in the transaction of what it tells.`);
  await insert(ctx, event);
}

/**
 * For what changes nothing else: personal data was shown, a wrong code was given. One statement of its own where the
 * context has no transaction.
 */
export async function recordAlone(ctx: Ctx, event: AuditEvent): Promise<void> {
  await insert(ctx, event);
}

interface Refusal {
  readonly ok: false;
  readonly reason: string;
}

/** Records that a rule refused, with its reason, and gives the refusal back: `return recordRefusal(ctx, …, refusal)`. */
export async function recordRefusal<Given extends Refusal>(
  ctx: Ctx,
  event: AuditRefusal,
  refusal: Given,
): Promise<Given> {
  await insert(ctx, { ...event, outcome: 'refused', reason: refusal.reason });
  return refusal;
}

/** What a transaction tells is written together before it ends. */
async function insert(ctx: Ctx, event: AuditEvent): Promise<void> {
  const cells = cellsOf(ctx, event);
  const unwritten = unwrittenOf(ctx);
  if (unwritten) unwritten.push(cells);
  else await writeEvents(ctx.tx, [cells]);
}
