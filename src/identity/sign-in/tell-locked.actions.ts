/** The owner is told that sign-in was locked: by a job, so that whoever guesses does not notice by the time it takes. */
import { record } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { addJob } from '../../platform/jobs/add-job.ts';
import { lockedJob } from './sign-in.jobs.ts';
import { EVERYONE_ELSE } from './sign-in.rules.ts';

export async function tellLocked(ctx: Ctx, accountId: string, bucket: string, until: Date): Promise<void> {
  await inTransaction(ctx, async (inside) => {
    await record(inside, {
      action: 'account.lock',
      outcome: 'done',
      object: { type: 'account', id: accountId },
      details: { source: bucket === EVERYONE_ELSE ? 'unknown-device' : 'known-device', until: until.toISOString() },
    });
    await addJob(inside, lockedJob, { account: accountId, until: until.toISOString() });
  });
}
