/**
 * Records that somebody who is signed in asked for what they may not see. The page says what it says of things that do not
 * exist; only the record tells the two apart, by who asked for what. Work for a party has its own (hats.actions.ts).
 */
import { recordRefusal } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import type { AgencyRole } from './roles.rules.ts';
import { refused } from '../../vocabulary/outcome.ts';

export interface Denied {
  /** What it takes. */
  readonly needs: 'manages-people' | 'own-request' | AgencyRole;
  /** Method and pattern, never the path that was asked for. */
  readonly route: string;
}

export async function recordDenial(ctx: Ctx, details: Denied): Promise<void> {
  await recordRefusal(ctx, { action: 'access.deny', details }, refused('not-theirs'));
}
