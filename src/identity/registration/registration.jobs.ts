/** Clears registrations that nobody completed; that they cannot be continued is decided at use, not here. */
import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job.ts';
import { clearAbandoned } from './abandoned.actions.ts';

export const clearRegistrationsJob = defineJob({
  name: 'identity.clear-registrations',
  payload: z.strictObject({}),
  recurring: { everySeconds: 3600 },
  handle: (ctx) => clearAbandoned(ctx),
});
