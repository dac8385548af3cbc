/** Letters about sign-ins leave by jobs: opening the receiver's address takes time that a request must not show. */
import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job.ts';
import { tellLocked, tellNewDevice } from './notices.actions.ts';

export const failedJob = defineJob({
  name: 'identity.follow-failed-sign-in',
  payload: z.strictObject({
    account: z.union([z.uuid(), z.literal('nobody')]),
    device: z.enum(['known-device', 'unknown-device']),
    lockedUntil: z.union([z.iso.datetime(), z.literal('not-locked')]),
  }),
  leavesWithItsWork: true,
  async handle(ctx, { account, device, lockedUntil }) {
    if (account === 'nobody' || lockedUntil === 'not-locked') return;
    await tellLocked(ctx, account, device, lockedUntil);
  },
});

export const newDeviceJob = defineJob({
  name: 'identity.tell-new-device',
  payload: z.strictObject({ account: z.uuid(), session: z.uuid() }),
  leavesWithItsWork: true,
  handle: (ctx, { account, session }) => tellNewDevice(ctx, account, session),
});
