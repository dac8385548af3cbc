/** Letters about sign-ins leave by jobs: opening the receiver's address takes time that a request must not show. */
import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job.ts';
import { tellOwner } from './notices.actions.ts';

export const lockedJob = defineJob({
  name: 'identity.tell-locked',
  payload: z.strictObject({ account: z.uuid(), until: z.iso.datetime() }),
  handle: (ctx, { account, until }) => tellOwner(ctx, account, { kind: 'locked', until }),
});

export const newDeviceJob = defineJob({
  name: 'identity.tell-new-device',
  payload: z.strictObject({ account: z.uuid(), session: z.uuid() }),
  handle: (ctx, { account, session }) => tellOwner(ctx, account, { kind: 'new-device', sessionId: session }),
});
