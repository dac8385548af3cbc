/** What other modules and the composition root may use of access. */
import type { Job } from '../platform/jobs/job.ts';
import type { Letter } from '../platform/mail/letter.ts';
import type { Route } from '../platform/http/route.ts';
import type { Visit } from '../platform/http/visit.ts';
import type { Acting } from '../ui/frame.ts';

export { accessPaths } from './paths.ts';

export const accessRoutes: readonly Route[] = [];
export const accessLetters: readonly Letter[] = [];
export const accessJobs: readonly Job[] = [];

/** The bar that says whose hat is worn, or null. */
export const hatBar = async (_visit: Visit): Promise<Acting | null> => null;
export type { AgencyRole } from './authority/roles.rules.ts';
