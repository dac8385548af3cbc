/**
 * A start under another policy, or another version of it, is a change of the rules: recorded once, by whichever process
 * starts first. Source: NIST SP 800-53 AU-2 (policy changes).
 */
import { inTransaction, type Ctx } from '../context.ts';
import { policyVersions } from './policy-versions.ts';
import { record } from './record.ts';

export async function recordPolicyChange(ctx: Ctx): Promise<void> {
  const { policy } = ctx;
  const version = policyVersions[policy];
  await inTransaction(ctx, async (inside) => {
    const before = await inside.tx
      .selectFrom('platform.installation')
      .select(['policy', 'policy_version'])
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (before.policy === policy && before.policy_version === version) return;
    await inside.tx.updateTable('platform.installation').set({ policy, policy_version: version }).execute();
    await record(inside, {
      action: 'policy.change',
      outcome: 'done',
      object: { type: 'policy', id: policy },
      details: { from: before.policy ?? 'none', to: policy, version },
    });
  });
}
