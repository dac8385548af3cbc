/** Sessions that are long over go, with the addresses and browsers in them. That they are over is decided at use. */
import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job.ts';
import { clearSessions } from './session.actions.ts';

export const clearSessionsJob = defineJob({
  name: 'identity.clear-sessions',
  payload: z.strictObject({}),
  recurring: { everySeconds: 3600 },
  handle: (ctx) => clearSessions(ctx),
});
