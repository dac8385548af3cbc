/**
 * What a failed try leads to. The audit and the letter to the owner are left to a job, which every failed try leaves, also
 * one at an account that does not exist: nobody sees by the time of an answer that this was the try that locked.
 */
import type { Ctx } from '../../platform/context.ts';
import { addJob } from '../../platform/jobs/add-job.ts';
import { failedJob } from './sign-in.jobs.ts';
import { EVERYONE_ELSE } from './sign-in.rules.ts';
import { markRememberedNoMore } from './sign-in.store.ts';

export interface FailedTry {
  /** Null where nobody has the user ID. */
  readonly accountId: string | null;
  readonly bucket: string;
  /** Null where this try did not lock. */
  readonly lockedUntil: Date | null;
}

/** In the transaction of the failed try. After a lock a code is asked for, also on a device that spares it otherwise. */
export async function followFailedTry(ctx: Ctx, { accountId, bucket, lockedUntil }: FailedTry): Promise<void> {
  const isKnownDevice = bucket !== EVERYONE_ELSE;
  await addJob(ctx, failedJob, {
    account: accountId ?? 'nobody',
    device: isKnownDevice ? 'known-device' : 'unknown-device',
    lockedUntil: lockedUntil?.toISOString() ?? 'not-locked',
  });
  if (lockedUntil && isKnownDevice) await markRememberedNoMore(ctx.tx, bucket);
}
