/**
 * A half-done registration goes on for 24 hours, also when its session is over: in the browser that began it, for whoever
 * proves its address again. Neither is enough alone: a shared mailbox or a shared computer shows nobody else's draft.
 */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newToken, tokenDigest } from '../../platform/crypto/tokens.ts';
import { startSession } from '../session/session.actions.ts';
import type { Registering } from './begin.actions.ts';
import { openRegistration, type OpenRegistration } from './open-registration.actions.ts';
import { findRegistrationOfToken, replaceRegistrationToken } from './registration.store.ts';
import { REGISTRATION_RESUMES_HOURS } from './registration.rules.ts';

/** How long a browser keeps the token of a registration that is not complete. */
export const registrationKeptSeconds = REGISTRATION_RESUMES_HOURS * 3600;

/** Cookies to set: the session's, where it changes, and the one that finds the registration again. */
export interface GoesOn {
  readonly sessionToken: string | null;
  readonly registrationToken: string;
}

/** After an address was proven. `kept` is the cookie of an earlier registration in this browser, if there is one. */
export async function goOnWith(ctx: Ctx, who: Registering, kept: string | null): Promise<GoesOn> {
  const begun = await openRegistration(ctx, who.registrationId);
  const earlier = kept && (await earlierOne(ctx, who, kept));
  return inTransaction(ctx, async (inside) => {
    if (kept && earlier && begun && isSame(earlier, begun)) {
      const { registrationId } = earlier;
      const start = { stage: 'registering', accountId: null, registrationId, replaces: who.sessionId } as const;
      return { sessionToken: (await startSession(inside, start)).token, registrationToken: kept };
    }
    const registrationToken = newToken();
    await replaceRegistrationToken(inside.tx, who.registrationId, tokenDigest(registrationToken));
    return { sessionToken: null, registrationToken };
  });
}

async function earlierOne(ctx: Ctx, who: Registering, kept: string): Promise<OpenRegistration | null> {
  const found = await findRegistrationOfToken(ctx.tx, tokenDigest(kept));
  return found && found.registration_id !== who.registrationId ? openRegistration(ctx, found.registration_id) : null;
}

const isSame = (earlier: OpenRegistration, begun: OpenRegistration): boolean =>
  earlier.emailProvenAt !== null && earlier.email === begun.email;
