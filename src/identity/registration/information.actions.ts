/**
 * Step 2: who the person is. Two rules can be asked only now and lead back to step 1: no name in the password, no part of
 * the SSN in the user ID. What was typed is kept in every case.
 */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { decideNameInPassword } from '../password/password.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import { nameChanged, type Draft, type DraftInformation } from './draft.rules.ts';
import { saveDraft, type OpenRegistration } from './open-registration.actions.ts';
import { recordStep } from './security.actions.ts';
import { decideUserIdAgainstNumbers, type UserIdNumberReason } from './user-id.rules.ts';

/** Reasons that are mended on step 1. */
export type InformationReason = UserIdNumberReason | 'name-in-password' | 'name-changed';

export async function giveInformation(
  ctx: Ctx,
  open: OpenRegistration,
  information: DraftInformation,
): Promise<Outcome<null, InformationReason>> {
  const doubt = doubtOf(ctx, open.draft, information);
  return inTransaction(ctx, async (inside) => {
    // Back on step 1 everything of that step is given anew, so it counts as not given until then.
    const { security, password: _judged, ...rest } = open.draft;
    const draft: Draft = doubt ? { ...rest, information } : { ...rest, ...(security ? { security } : {}), information };
    await saveDraft(inside, open, draft, doubt ? 'security' : 'mfa');
    await recordStep(inside, open, 'information', doubt ?? undefined);
    return doubt ? refused(doubt) : done(null);
  });
}

function doubtOf(ctx: Ctx, draft: Draft, { name, ssn }: DraftInformation): InformationReason | null {
  const userId = draft.security?.userId ?? '';
  const numbers = decideUserIdAgainstNumbers(userId, { ssn, npis: [] });
  if (!numbers.ok) return numbers.reason;
  if (draft.password === undefined) return nameChanged(draft.information, name) ? 'name-changed' : null;
  const decision = decideNameInPassword(POLICIES[ctx.policy].password, draft.password, [name.first, name.last]);
  return decision.ok ? null : 'name-in-password';
}
