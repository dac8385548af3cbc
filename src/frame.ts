/**
 * What surrounds every page: whose installation this is, who is signed in, for whom they act. Made anew for each page
 * that is shown, from the session and the hat of the visit; nothing here is cached between people.
 */
import { accessPaths, hatBar } from './access/index.ts';
import { identityPaths, idleLimits, viewerOf } from './identity/index.ts';
import type { Config } from './platform/config/config.ts';
import type { Visit } from './platform/http/visit.ts';
import { registryPaths } from './registry/index.ts';
import type { Frame } from './ui/frame.ts';
import { say } from './vocabulary/say.ts';

/** Around pages that know nobody: errors, and everything before sign-in. */
export const frameWithoutViewer = ({ demo, agency }: Config): Frame => ({
  demo,
  agencyName: agency.name,
  viewer: null,
  tabs: [],
  acting: null,
  links: {
    home: identityPaths.front,
    findProvider: registryPaths.search,
    help: identityPaths.help,
    accessibility: identityPaths.accessibility,
    privacy: identityPaths.privacy,
    guides: identityPaths.guides,
    signOut: identityPaths.signOut,
  },
  idle: null,
});

export async function frameOf(visit: Visit): Promise<Frame> {
  const plain = frameWithoutViewer(visit.parts.config);
  if (!visit.session) return plain;
  const viewer = await viewerOf(visit);
  const idle = idleLimits(visit);
  if (visit.session.stage !== 'signed-in') return { ...plain, viewer, idle };
  const acting = await hatBar(visit);
  return { ...plain, viewer, idle, acting, tabs: tabs(), links: { ...plain.links, home: accessPaths.home } };
}

const tabs = () => [
  { id: 'home', label: say('Home'), href: accessPaths.home },
  { id: 'profile', label: say('My Profile'), href: identityPaths.profile },
  { id: 'connections', label: say('My Connections'), href: accessPaths.connections },
  { id: 'staff', label: say('My Staff'), href: accessPaths.staff },
];
