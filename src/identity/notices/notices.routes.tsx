/** Pages that every page links to. They are open to anyone, also before the terms: nobody must sign in to find help. */
import { get, type Route } from '../../platform/http/route.ts';
import type { Page, Visit } from '../../platform/http/visit.ts';
import { identityPaths } from '../paths.ts';
import { AccessibilityPage } from './accessibility.pages.tsx';
import { GuidesPage } from './guides.pages.tsx';
import { HelpPage } from './help.pages.tsx';
import { PrivacyPage } from './privacy.pages.tsx';
import { EnrollmentFrontPage } from './systems.pages.tsx';

const open = (path: string, page: (visit: Visit) => Page): Route =>
  get(path, { needs: 'anyone', personalData: 'none', answer: (visit) => visit.show(page(visit)) });

const deskOf = (visit: Visit) => visit.parts.config.agency.desk;

export const noticeRoutes: readonly Route[] = [
  open(identityPaths.help, (visit) => <HelpPage desk={deskOf(visit)} />),
  open(identityPaths.guides, (visit) => <GuidesPage desk={deskOf(visit)} />),
  open(identityPaths.privacy, (visit) => <PrivacyPage desk={deskOf(visit)} />),
  open(identityPaths.accessibility, (visit) => <AccessibilityPage desk={deskOf(visit)} />),
  open(identityPaths.enrollment, () => <EnrollmentFrontPage />),
];
