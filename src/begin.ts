/**
 * What every start does before it serves: destroys again the keys that a restored database brought back, and records under
 * which policy it runs. A start that cannot do either does not serve.
 */
import type { OpenParts } from './parts.ts';
import { recordPolicyChange } from './platform/audit/policy-change.ts';
import { record } from './platform/audit/record.ts';
import { inTransaction } from './platform/context.ts';
import { replayShredLedger } from './platform/crypto/shredding.ts';

export async function begin(parts: OpenParts): Promise<void> {
  const ctx = parts.systemContext('start');
  const keys = await replayShredLedger(ctx);
  if (keys > 0)
    await inTransaction(ctx, (inside) =>
      record(inside, { action: 'keys.shred-again', outcome: 'done', details: { keys } }),
    );
  await recordPolicyChange(ctx);
}
