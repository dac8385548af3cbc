/** My Profile: one's own, always; whose it is comes from the session and from nothing else. */
import { get, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { identityPaths } from '../paths.ts';
import { identitySlots } from '../slots.ts';
import { readProfile } from './profile.actions.ts';
import { ProfilePage } from './profile.pages.tsx';

async function showProfile(visit: Visit): Promise<Response> {
  const { session } = visit;
  if (!session?.accountId) throw new Error('This page needs a session');
  const profile = await readProfile(visit.ctx, session.accountId);
  const panels = await identitySlots.profilePanels.value(visit);
  const passwordChanged = visit.query('changed') === 'password';
  return visit.show(<ProfilePage profile={profile} panels={panels} passwordChanged={passwordChanged} />);
}

export const profileRoutes: readonly Route[] = [
  get(identityPaths.profile, { needs: 'signed-in', personalData: 'own', answer: showProfile }),
];
