/**
 * Records that a sealed value did not open while a request was answered: somebody moved or edited it, or the keys are those
 * of another installation. The request itself fails; what it had begun is rolled back, so this is written by itself.
 */
import type { Ctx } from '../context.ts';
import { SealBroken } from '../crypto/errors.ts';
import { recordAlone } from './record.ts';

/** `ctx` is that of the request, without its transaction. Other errors are none of its business. */
export async function recordBrokenSeal(ctx: Ctx, error: unknown): Promise<void> {
  if (!(error instanceof SealBroken)) return;
  await recordAlone(ctx, {
    action: 'person.open-broken',
    outcome: 'failed',
    reason: 'seal-broken',
    object: { type: 'person', id: error.row },
    details: { column: error.column },
  });
}
