/**
 * What a failed try led to is looked at by a job, which every failed try leaves, also that at an account which does not
 * exist: nobody sees by the time of an answer that this was the try that locked.
 */
import type { Ctx } from '../../platform/context.ts';
import { addJob } from '../../platform/jobs/add-job.ts';
import { failedJob } from './sign-in.jobs.ts';
import { EVERYONE_ELSE } from './sign-in.rules.ts';

/** In the transaction of the failed try. Without an account or a lock the job finds nothing to do. */
export const tellIfLocked = (ctx: Ctx, accountId: string | null, bucket: string, until: Date | null): Promise<void> =>
  addJob(ctx, failedJob, {
    account: accountId ?? 'nobody',
    device: bucket === EVERYONE_ELSE ? 'unknown-device' : 'known-device',
    lockedUntil: until?.toISOString() ?? 'not-locked',
  });
