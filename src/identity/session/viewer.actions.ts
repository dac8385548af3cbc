/** Who is signed in, for the header of every page: their own name, and when and from where they signed in before. */
import type { Visit } from '../../platform/http/visit.ts';
import type { IdleLimits, Viewer } from '../../ui/frame.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import { identityPaths } from '../paths.ts';
import { headerNameOf } from '../person/person.actions.ts';
import { POLICIES } from '../policies.rules.ts';
import { deviceName } from './device-name-sentences.rules.ts';

export async function viewerOf(visit: Visit): Promise<Viewer | null> {
  const { session, ctx } = visit;
  if (!session?.accountId || session.stage !== 'signed-in') return null;
  const name = await headerNameOf(ctx, session.accountId);
  if (name === null) return null;
  const { signedInAt: at, userAgent: agent } = session.before;
  return {
    name,
    ...(at ? { lastLoggedOn: formatInstant(at, visit.parts.config.timeZone) } : {}),
    ...(agent ? { lastDevice: deviceName(agent) } : {}),
  };
}

/** For the warning before the session ends; the script asks again before it believes its own clock. */
export function idleLimits(visit: Visit): IdleLimits | null {
  if (!visit.session) return null;
  const { idleMinutes, warningSeconds } = POLICIES[visit.ctx.policy].session;
  return {
    idleSeconds: idleMinutes * 60,
    warnSeconds: warningSeconds,
    extendAction: identityPaths.sessionExtension,
    signInHref: identityPaths.front,
  };
}
